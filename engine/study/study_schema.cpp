#include "study/study_schema.hpp"

#include "scenario/fields/fields.hpp"
#include "scenario/listing/json_text.hpp"
#include "scenario/listing/value_schema.hpp"
#include "study/design.hpp"
#include "study/read_study.hpp"

namespace backlash {
namespace {

using json::array;
using json::Members;
using json::object;
using json::quote;

// A schema with a description.
std::string described(const std::string& meaning, Members members) {
    members.insert(members.begin(), {"description", quote(meaning)});
    return object(members);
}

std::string of_type(const char* type, const std::string& meaning) {
    return described(meaning, {{"type", quote(type)}});
}

std::string one_of_words(const std::string& meaning, const std::vector<std::string>& words) {
    std::vector<std::string> quoted;
    for (const auto& word : words) quoted.push_back(quote(word));
    return described(meaning, {{"enum", array(quoted)}});
}

std::string list_of(const std::string& meaning, const std::string& item) {
    return described(meaning, {{"type", quote("array")}, {"items", item}, {"minItems", "1"}});
}

std::string whole_number(const std::string& meaning, int least) {
    return described(meaning, {{"type", quote("integer")}, {"minimum", std::to_string(least)}});
}

std::string parameter_schema() {
    const auto any = std::string("true");
    const auto text = object({{"type", quote("string")}});
    const auto ends = object({{"type", quote("array")}, {"minItems", "2"}, {"maxItems", "2"}});
    const auto range = array({object({{"const", quote("prior")}}), ends});
    const auto level = object({{"type", quote("object")}});
    return closed_object(
        {{"path", of_type("string", "Key of the scenario that gets the value")},
         {"paths", list_of("Keys that move together", text)},
         {"values", list_of("Values, each as the scenario takes it", any)},
         {"range", described("Least and most, or the range of calibration", {{"anyOf", range}})},
         {"scale", one_of_words("Of the range", {"linear", "log"})},
         {"steps", whole_number("So many equally spaced values of the range", 2)},
         {"levels", described("Named alternatives, each with the keys that it changes",
                              {{"type", quote("object")}, {"additionalProperties", level}})}},
        "What to vary");
}

std::string kind_schema(const DesignKind& kind) {
    std::map<std::string, double> numbers;
    std::map<std::string, std::string> names;
    FieldLister lister;
    visit_attributes(kind.descriptor, numbers, names, lister);
    Members arguments = {{"type", object({{"const", quote(kind.descriptor.name)}})}};
    for (const auto& listed : lister.fields()) arguments.emplace_back(listed.field.key, value_schema(listed));
    return closed_object(arguments, kind.descriptor.meaning);
}

std::string design_schema() {
    std::vector<std::string> names;
    std::vector<std::string> maps;
    for (const auto& kind : design_kinds()) {
        names.push_back(kind.descriptor.name);
        maps.push_back(kind_schema(kind));
    }
    maps.insert(maps.begin(), one_of_words("A kind of design without arguments", names));
    return described("Which combinations to run", {{"anyOf", array(maps)}});
}

}  // namespace

std::string study_schema() {
    const auto text = object({{"type", quote("string")}});
    const auto parameters =
        described("What to vary, by name or by key of the scenario",
                  {{"type", quote("object")}, {"additionalProperties", parameter_schema()}});
    const Members properties = {
        {"backlash_study",
         described("Version of this format", {{"const", std::to_string(study_format_version)}})},
        {"name", of_type("string", "Names the results; default: the file's name")},
        {"title", of_type("string", "One line for people")},
        {"base", of_type("string", "The scenario that is varied, relative to this file")},
        {"set", of_type("object", "Keys of the scenario with values, for all cases")},
        {"seed", whole_number("Of the design and of all cases; default: the base's", 0)},
        {"replicates", whole_number("Runs of every case", 1)},
        {"common_random_numbers", of_type("boolean", "All cases have the same seed")},
        {"design", design_schema()},
        {"parameters", parameters},
        {"objectives", list_of("Numbers that each replicate gives", text)},
        {"keep", one_of_words("What goes into the result", {"objectives", "indicators", "series"})}};
    const std::vector<std::string> required = {quote("backlash_study"), quote("base"), quote("parameters"),
                                               quote("objectives")};
    return json::indent(object({{"$schema", quote("http://json-schema.org/draft-07/schema#")},
                                {"title", quote("backlash study")},
                                {"type", quote("object")},
                                {"properties", object(properties)},
                                {"required", array(required)},
                                {"additionalProperties", "false"}}));
}

}  // namespace backlash
