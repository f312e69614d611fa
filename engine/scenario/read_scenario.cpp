#include "scenario/read_scenario.hpp"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

#include "scenario/document/load_document.hpp"
#include "scenario/fields/fields.hpp"
#include "scenario/listing/field_lister.hpp"
#include "scenario/notation/duration.hpp"
#include "scenario/notation/money.hpp"
#include "scenario/reading/check_consistency.hpp"
#include "scenario/reading/field_reader.hpp"
#include "scenario/reading/read_entries.hpp"

namespace backlash {
namespace {

constexpr std::size_t most_events = 60;  // 64 bits of a mask, less the stories about silence
constexpr std::size_t most_actors = 1000;

bool is_readable(const document::Node& root, std::string_view key, const auto& parse) {
    const auto* entry = root.find(key);
    return entry != nullptr && parse(entry->value.scalar);
}

// What the values of other fields are relative to, known before they are read.
void prepare_context(const Scenario& scenario, const document::Node& root, const Catalogue& catalogue,
                     ReadingContext& context) {
    context.clock = {scenario.start_unix, scenario.zone_offset_minutes};
    const bool has_extent =
        is_readable(root, "start", parse_calendar_time) &&
        (root.find("duration") == nullptr || is_readable(root, "duration", parse_duration));
    // Without it every time would be a mistake because of that one.
    context.duration = has_extent ? scenario.duration : std::numeric_limits<double>::infinity();
    context.currency = scenario.market.currency;
    const auto* currency = root.find("market.currency");
    if (currency != nullptr && is_currency(currency->value.scalar)) context.currency = currency->value.scalar;
    document::Node usable;
    for (const auto& id : context.event_ids) usable.entries.push_back(*root.find("events." + id));
    context.times = EventTimes(usable, catalogue.events, context.clock, scenario.onset);
}

void read_crisis(Scenario& scenario, const document::Node& root, const Catalogue& catalogue,
                 ReadingContext& context) {
    context.actor_ids = usable_ids(root, actors_section(), most_actors, context);
    context.event_ids = usable_ids(root, events_section(), most_events, context);
    FieldReader top(root, {}, context);
    for (const char* key : {"backlash", "extends", "actors", "events", "targets"}) top.allow(key);
    visit_general(scenario, top);
    prepare_context(scenario, root, catalogue, context);
    visit_sections(scenario, top);
    top.refuse_unknown_keys();
    scenario.actors = read_actors(root, context);
    scenario.events = read_events(root, catalogue, context);
    scenario.targets = read_targets(root, catalogue, context);
    scenario.onset = context.times.onset();
    const auto dated = std::stable_partition(scenario.events.begin(), scenario.events.end(),
                                             [](const EventValues& event) { return !event.waits(); });
    std::stable_sort(scenario.events.begin(), dated,
                     [](const EventValues& a, const EventValues& b) { return a.time < b.time; });
}

void read_classic(Scenario& scenario, const document::Node& root, const KindDescriptor& model,
                  const Catalogue& catalogue, ReadingContext& context) {
    scenario.model = model.name;
    FieldReader top(root, {}, context);
    for (const char* key : {"backlash", "extends"}) top.allow(key);
    visit_classic(scenario, model, catalogue.generators, top);
    top.refuse_unknown_keys();
    // Fields of a section that is not in the file were not shown, so their defaults are not yet there.
    FieldLister every_field;
    visit_classic(scenario, model, catalogue.generators, every_field);
}

void read_fields(Scenario& scenario, const document::Node& root, const Catalogue& catalogue,
                 ReadingContext& context) {
    const auto* written = root.find("model");
    if (written == nullptr || catalogue.models.empty())
        return read_crisis(scenario, root, catalogue, context);
    std::vector<KindDescriptor> models = {{.name = crisis_model, .meaning = {}, .attributes = {}}};
    models.insert(models.end(), catalogue.models.begin(), catalogue.models.end());
    const auto* model = read_kind(*written, "model", models, context);
    if (model == nullptr) return;  // which keys there may be depends on it
    if (model->name == crisis_model) return read_crisis(scenario, root, catalogue, context);
    read_classic(scenario, root, *model, catalogue, context);
}

}  // namespace

ScenarioFile::ScenarioFile(std::filesystem::path path)
    : path_(std::move(path)), document_(document::load_files(path_, scenario_format_version, complaints_)) {}

Scenario ScenarioFile::read(const Catalogue& catalogue, std::span<const std::string> overrides) const {
    Complaints complaints = complaints_;
    document::LoadedDocument document = document_;
    document::lay_over(document, overrides, complaints);
    if (!document.complete || !document.root.is_map()) complaints.throw_if_any(document.files);
    Scenario scenario;
    scenario.name = path_.stem().string();
    scenario.file = path_.string();
    scenario.text = std::move(document.text);
    ReadingContext context{
        .complaints = complaints, .folder = path_.parent_path(), .watchables = catalogue.watchables};
    read_fields(scenario, document.root, catalogue, context);
    check_consistency(scenario, document.root, complaints);
    complaints.throw_if_any(document.files);
    return scenario;
}

Scenario read_scenario(const std::filesystem::path& path, const Catalogue& catalogue,
                       std::span<const std::string> overrides) {
    return ScenarioFile(path).read(catalogue, overrides);
}

}  // namespace backlash
