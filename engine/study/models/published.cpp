// Studies of published models: runs share networks; each takes all its steps.
#include <algorithm>

#include "base/error.hpp"
#include "base/stopwatch.hpp"
#include "classics/classic_forecast.hpp"
#include "classics/figures.hpp"
#include "classics/model.hpp"
#include "classics/run_classic.hpp"
#include "output/result_dimensions.hpp"
#include "scenario/fields/fields.hpp"
#include "study/running/plan.hpp"
#include "study/running/shared_values.hpp"
#include "study/studied_model.hpp"

namespace backlash {
namespace {

class PublishedSimulator final : public RunSimulator {
  public:
    PublishedSimulator(const SweepPlan& plan, SharedValues<Influence>& networks)
        : plan_(plan), networks_(networks) {}

    ReplicateRecord simulate(std::size_t number, const std::shared_ptr<const Scenario>& scenario,
                             Executor& executor, const RunOptions& options) override {
        const PlannedRun& run = plan_.runs[number];
        if (network_ == nullptr || network_number_ != run.network) {
            network_.reset();  // before the next takes memory
            network_ = networks_.get(run.network, [&] {
                return std::make_shared<const Influence>(
                    build_influence_of(*scenario, run.replicate, executor));
            });
            network_number_ = run.network;
        }
        return run_on_network(*scenario, run.replicate, *network_, executor, options);
    }

  private:
    const SweepPlan& plan_;
    SharedValues<Influence>& networks_;
    std::shared_ptr<const Influence> network_;  // of the last run
    std::uint32_t network_number_ = 0;
};

class PublishedSimulation final : public SweepSimulation {
  public:
    explicit PublishedSimulation(const SweepPlan& plan) : plan_(plan) {}

    std::unique_ptr<RunSimulator> simulator() override {
        return std::make_unique<PublishedSimulator>(plan_, networks_);
    }

  private:
    const SweepPlan& plan_;
    SharedValues<Influence> networks_;
};

class StudiedPublishedModel final : public StudiedModel {
  public:
    std::vector<ListedField> keys(const Scenario& scenario, const Catalogue& catalogue) const override {
        Scenario shown = scenario;  // visitors want to be able to write
        FieldLister lister;
        visit_classic(shown, find_classic_model(scenario.model)->descriptor, catalogue.generators, lister);
        return lister.fields();
    }

    std::vector<FigureDescriptor> figures(const Scenario& scenario) const override {
        std::vector<FigureDescriptor> figures;
        for (auto& what : figures_of(find_classic_model(scenario.model)->observables))
            figures.push_back({std::move(what), Axis::none});
        return figures;
    }

    std::vector<std::string> figure_dimensions() const override { return {}; }
    std::vector<std::string> series_dimensions() const override { return {dimension::time}; }

    std::vector<std::string> series_names(const Scenario& scenario) const override {
        std::vector<std::string> names;
        for (const auto& what : find_classic_model(scenario.model)->observables) names.push_back(what.name);
        return names;
    }

    CaseIdentity identify(const Scenario& scenario, const Catalogue& catalogue) const override {
        Scenario network = scenario;
        network.classic.parameters.clear();  // the text has their defaults then
        network.classic.choices.clear();
        const RunId drawn = case_id(determining_text(network, catalogue));
        const RunId whole = case_id(determining_text(scenario, catalogue));
        return {.whole = whole,
                .network = drawn,
                .audience = drawn,
                .logins = whole,
                .beginning = whole,
                .redraws = scenario.network.redraw && scenario.network.edges.empty()};
    }

    RunMemory memory_of_run(const Scenario& scenario) const override {
        // To read an edge list for each case would take longer than to run it.
        constexpr std::uint64_t bytes_an_account = 200;  // ten ties in both directions, and a state
        if (!scenario.network.edges.empty()) return {.run = bytes_an_account * scenario.network.accounts};
        return {.run = forecast_classic(scenario).replicate_bytes};
    }

    RunCost measure(const Scenario& scenario) const override {
        constexpr double enough_seconds = 5.0;
        const auto executor = serial_executor();
        RunCost cost{.steps = static_cast<std::uint32_t>(model_steps(scenario))};
        Stopwatch start;
        const Influence network = build_influence_of(scenario, 0, *executor);
        cost.network_seconds = start.seconds();
        start = {};
        StopRequest enough;
        std::uint32_t steps = 0;
        try {
            run_on_network(scenario, 0, network, *executor, {.stop = &enough, .after_step = [&] {
                                                                 ++steps;
                                                                 if (start.seconds() > enough_seconds)
                                                                     enough.request();
                                                             }});
        } catch (const RunError& error) {
            if (error.code() != ExitCode::stopped_early) throw;
        }
        cost.run_seconds = start.seconds() * cost.steps / std::max(1U, steps);
        return cost;
    }

    std::unique_ptr<SweepSimulation> simulation(const SweepPlan& plan,
                                                const SimulationOptions& /*options*/) const override {
        return std::make_unique<PublishedSimulation>(plan);
    }
};

}  // namespace

const StudiedModel& studied_published_model() {
    static const StudiedPublishedModel model;
    return model;
}

}  // namespace backlash
