#include "cli/model_cards.hpp"

#include <fmt/format.h>

#include "classics/model.hpp"
#include "classics/network_kind.hpp"

namespace backlash {
namespace {

FieldRow line(const KindDescriptor& kind, std::string source = {}) {
    FieldRow row;
    row.key = kind.name;
    row.source = std::move(source);
    row.meaning = kind.meaning;
    return row;
}

FieldRow recorded(const QuantityDescriptor& what, std::string form) {
    FieldRow row;
    row.key = what.name;
    row.form = std::move(form);
    row.unit = what.unit;
    row.meaning = what.meaning;
    return row;
}

FieldTable model_card(const ClassicModel& model) {
    FieldTable card = describe_kinds({model.descriptor}).front();
    card.meaning = fmt::format("{}\n  equation  {}\n  source    {}\n  step      {}", card.meaning,
                               model.equation, model.source, model.step);
    for (const auto& observable : model.observables) card.rows.push_back(recorded(observable, "recorded"));
    card.rows.push_back(recorded(model.state.what, "state"));
    return card;
}

}  // namespace

std::vector<FieldTable> overview_tables() {
    FieldTable models{.name = "models", .meaning = "What `model` may be", .rows = {}};
    models.rows.push_back(line({.name = crisis_model,
                                .meaning = "A brand crisis on a social platform, the default",
                                .attributes = {}},
                               "docs/model"));
    for (const auto& model : classic_models()) models.rows.push_back(line(model.descriptor, model.source));
    FieldTable generators{.name = "generators",
                          .meaning = "What `network.generator` may be in models other than the crisis",
                          .rows = {}};
    for (const auto& kind : network_kinds()) generators.rows.push_back(line(kind.descriptor));
    return {models, generators};
}

std::vector<FieldTable> model_cards() {
    std::vector<FieldTable> cards;
    for (const auto& model : classic_models()) cards.push_back(model_card(model));
    return cards;
}

}  // namespace backlash
