// Studies of the crisis: runs share networks, people, and their course up to the first event in which they
// differ.
#include <algorithm>
#include <chrono>

#include "output/result_dimensions.hpp"
#include "population/audience.hpp"
#include "scenario/fields/fields.hpp"
#include "simulation/course.hpp"
#include "simulation/indicator.hpp"
#include "simulation/run_forecast.hpp"
#include "simulation/simulation.hpp"
#include "study/running/audience_store.hpp"
#include "study/running/plan.hpp"
#include "study/running/shared_courses.hpp"
#include "study/studied_model.hpp"

namespace backlash {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// Only what network and population are drawn from.
Scenario audience_part(const Scenario& scenario) {
    Scenario part;
    part.start_unix = scenario.start_unix;
    part.step = scenario.step;  // of which accounts keep rates
    part.seed = scenario.seed;
    part.file = scenario.file;  // edge lists lie beside it
    part.network = scenario.network;
    part.population = scenario.population;
    part.actors = scenario.actors;
    return part;
}

class CrisisSimulator final : public RunSimulator {
  public:
    CrisisSimulator(const SweepPlan& plan, AudienceStore& audiences, std::size_t most_states)
        : plan_(plan), audiences_(audiences), courses_(plan, most_states) {}

    ReplicateRecord simulate(std::size_t number, const std::shared_ptr<const Scenario>& scenario,
                             Executor& executor, const RunOptions& options) override {
        const PlannedRun& run = plan_.runs[number];
        auto plain = std::make_shared<Scenario>(*scenario);
        plain->recording.network_sample = 0;  // a sweep keeps no single accounts
        const auto audience = [&] {
            return copy_of(*audiences_.audience(hold_, *plain, run.replicate, run.network,
                                                plan_.audiences[run.case_number], executor));
        };
        return courses_.simulate(number, plain, audience, executor, options);
    }

  private:
    const SweepPlan& plan_;
    AudienceStore& audiences_;
    AudienceStore::Hold hold_;
    SharedCourses courses_;
};

class CrisisSimulation final : public SweepSimulation {
  public:
    CrisisSimulation(const SweepPlan& plan, const SimulationOptions& options)
        : plan_(plan), audiences_(options.network), most_states_(options.most_states) {}

    std::unique_ptr<RunSimulator> simulator() override {
        return std::make_unique<CrisisSimulator>(plan_, audiences_, most_states_);
    }

  private:
    const SweepPlan& plan_;
    AudienceStore audiences_;
    std::size_t most_states_;
};

class StudiedCrisis final : public StudiedModel {
  public:
    std::vector<ListedField> keys(const Scenario& scenario, const Catalogue& catalogue) const override {
        Scenario shown = scenario;  // visitors want to be able to write
        FieldLister top;
        visit_general(shown, top);
        visit_sections(shown, top);
        auto keys = top.fields();
        for (auto& event : shown.events) {
            const auto kind = std::ranges::find(catalogue.events, event.kind, &KindDescriptor::name);
            if (kind == catalogue.events.end()) continue;
            FieldLister lister({}, "events." + event.id + ".");
            visit_event(event, *kind, lister);
            keys.insert(keys.end(), lister.fields().begin(), lister.fields().end());
        }
        return keys;
    }

    std::vector<FigureDescriptor> figures(const Scenario& /*scenario*/) const override {
        std::vector<FigureDescriptor> figures;
        for (const IndicatorKind& kind : indicator_kinds()) figures.push_back({kind.what, kind.axis});
        return figures;
    }

    std::vector<std::string> figure_dimensions() const override {
        return {dimension::group, dimension::day, dimension::event, dimension::horizon};
    }
    std::vector<std::string> series_dimensions() const override {
        return {dimension::time, dimension::hour, dimension::group};
    }

    CaseIdentity identify(const Scenario& scenario, const Catalogue& catalogue) const override {
        Scenario part = audience_part(scenario);
        const std::string network = determining_text(part, catalogue);
        part.outrage = scenario.outrage;  // thresholds and calming times are traits of accounts
        return {.whole = case_id(determining_text(scenario, catalogue)),
                .network = case_id(network),
                .audience = case_id(determining_text(part, catalogue)),
                .beginning = case_id(determining_text(beginning_of(scenario), catalogue)),
                .redraws = scenario.network.redraw && scenario.network.edges.empty()};
    }

    std::uint64_t bytes_of_run(const Scenario& scenario) const override {
        return forecast_generated(scenario).replicate_bytes;
    }

    RunCost measure(const Scenario& written) const override {
        Scenario scenario = written;
        scenario.recording.network_sample = 0;  // as in a sweep
        const auto executor = serial_executor();
        const RandomSource source{scenario.seed, 0};
        auto start = Clock::now();
        Audience audience;
        RunCost cost;
        {
            const Network network =
                scenario.network.edges.empty()
                    ? generate_network(scenario, source, *executor)
                    : Network{.graph = import_network(scenario, *executor).graph, .imported = true};
            audience = draw_audience(scenario, network, source, *executor);
            cost.network_seconds = seconds_since(start);
        }
        start = Clock::now();
        Simulation simulation(scenario, std::move(audience), source, *executor);
        cost.steps = simulation.steps();
        while (simulation.next_step() < cost.steps && seconds_since(start) < enough_seconds)
            simulation.advance();
        cost.run_seconds = seconds_since(start) * cost.steps / std::max(1U, simulation.next_step());
        return cost;
    }

    std::unique_ptr<SweepSimulation> simulation(const SweepPlan& plan,
                                                const SimulationOptions& options) const override {
        return std::make_unique<CrisisSimulation>(plan, options);
    }

  private:
    static constexpr double enough_seconds = 5.0;
};

}  // namespace

const StudiedModel& studied_crisis() {
    static const StudiedCrisis model;
    return model;
}

}  // namespace backlash
