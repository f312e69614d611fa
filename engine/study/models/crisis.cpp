// Studies of the crisis: runs share networks, people, and their course up to the first event in which they
// differ.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/huge_pages.hpp"
#include "base/stopwatch.hpp"
#include "output/result_dimensions.hpp"
#include "population/audience.hpp"
#include "scenario/fields/fields.hpp"
#include "simulation/course.hpp"
#include "simulation/indicator.hpp"
#include "simulation/observable.hpp"
#include "simulation/run_forecast.hpp"
#include "simulation/simulation.hpp"
#include "study/running/audience_store.hpp"
#include "study/running/login_store.hpp"
#include "study/running/plan.hpp"
#include "study/running/shared_courses.hpp"
#include "study/studied_model.hpp"

namespace backlash {
namespace {

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

// What log-ins are drawn from besides the rates of accounts and the start, which come with the network part.
std::string rhythm_text(const Scenario& scenario) {
    return fmt::format("zone {} duration {:a} rhythm {:a}", scenario.zone_offset_minutes, scenario.duration,
                       fmt::join(scenario.attention.rhythm, " "));
}

// What the threads of a process share.
struct SharedBeginnings {
    AudienceStore audiences;
    LoginStore logins;
    SimulationOptions options;
};

class CrisisSimulator final : public RunSimulator {
  public:
    CrisisSimulator(const SweepPlan& plan, SharedBeginnings& shared)
        : plan_(plan), shared_(shared), courses_(plan, shared.options.most_states) {}

    ReplicateRecord simulate(std::size_t number, const std::shared_ptr<const Scenario>& scenario,
                             Executor& executor, const RunOptions& options) override {
        const PlannedRun& run = plan_.runs[number];
        auto plain = std::make_shared<Scenario>(*scenario);
        plain->recording.network_sample = 0;  // a sweep keeps no single accounts
        const auto begin = [&] {
            const auto audience = shared_.audiences.audience(audience_, *plain, run.replicate, run.network,
                                                             plan_.audiences[run.case_number], executor);
            return Beginning{copy_of(*audience),
                             {.logins = logins_of(number, *plain, audience->login_rates),
                              .distributions = false}};  // a sweep keeps no more than means and indicators
        };
        return courses_.simulate(number, plain, begin, executor, options);
    }

  private:
    // Null when no other run has the same.
    std::shared_ptr<SharedLogins> logins_of(std::size_t number, const Scenario& scenario,
                                            const ZeroPageVector<float>& rates) {
        if (!shared_.options.share_logins || !plan_.shares_logins(number)) {
            logins_ = {};
            return nullptr;
        }
        const PlannedRun& run = plan_.runs[number];
        return shared_.logins.logins(logins_, scenario, run.replicate, plan_.logins[run.case_number], rates);
    }

    const SweepPlan& plan_;
    SharedBeginnings& shared_;
    AudienceStore::Hold audience_;
    LoginStore::Hold logins_;
    SharedCourses courses_;
};

class CrisisSimulation final : public SweepSimulation {
  public:
    CrisisSimulation(const SweepPlan& plan, const SimulationOptions& options)
        : plan_(plan), shared_{AudienceStore(options.network), {}, options} {}

    std::unique_ptr<RunSimulator> simulator() override {
        return std::make_unique<CrisisSimulator>(plan_, shared_);
    }

  private:
    const SweepPlan& plan_;
    SharedBeginnings shared_;
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

    std::vector<std::string> series_names(const Scenario& /*scenario*/) const override {
        std::vector<std::string> names = {"outrage_mean", "trust_mean"};
        for (const Observable& observable : observables()) names.push_back(observable.what.name);
        return names;
    }

    CaseIdentity identify(const Scenario& scenario, const Catalogue& catalogue) const override {
        Scenario part = audience_part(scenario);
        const RunId network = case_id(determining_text(part, catalogue));
        part.outrage = scenario.outrage;  // thresholds and calming times are traits of accounts
        return {.whole = case_id(determining_text(scenario, catalogue)),
                .network = network,
                .audience = case_id(determining_text(part, catalogue)),
                .logins = network.derive(rhythm_text(scenario)),
                .beginning = case_id(determining_text(beginning_of(scenario), catalogue)),
                .redraws = scenario.network.redraw && scenario.network.edges.empty()};
    }

    RunMemory memory_of_run(const Scenario& scenario) const override {
        const RunForecast forecast = forecast_generated(scenario);
        // A worker keeps the people of a run as they were at its start, too.
        constexpr std::uint64_t kept_of_an_account =
            sizeof(Account) + sizeof(Inbox) + sizeof(AccountType) + sizeof(float);
        return {.run = forecast.replicate_bytes + forecast.accounts * kept_of_an_account,
                .logins = SharedLogins::bytes(scenario, forecast.accounts)};
    }

    RunCost measure(const Scenario& written) const override {
        Scenario scenario = written;
        scenario.recording.network_sample = 0;  // as in a sweep
        const auto executor = serial_executor();
        const RandomSource source{scenario.seed, 0};
        Stopwatch start;
        Audience audience;
        RunCost cost;
        {
            const Network network = scenario.network.edges.empty()
                                        ? generate_network(scenario, source, *executor)
                                        : network_from_files(scenario, *executor).network;
            audience = draw_audience(scenario, network, source, *executor);
            cost.network_seconds = start.seconds();
        }
        start = {};
        Simulation simulation(scenario, std::move(audience), source, *executor,
                              {.logins = nullptr, .distributions = false});
        cost.steps = simulation.steps();
        while (simulation.next_step() < cost.steps && start.seconds() < enough_seconds) simulation.advance();
        cost.run_seconds = start.seconds() * cost.steps / std::max(1U, simulation.next_step());
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
