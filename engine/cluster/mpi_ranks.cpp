#include "cluster/mpi_ranks.hpp"

#include <mpi.h>

#include <cstdlib>

#include "base/error.hpp"

namespace backlash {
namespace {

constexpr int tag = 1;

class MpiRanks final : public Ranks {
  public:
    MpiRanks(int& argc, char**& argv) {
        int provided = MPI_THREAD_SINGLE;
        MPI_Init_thread(&argc, &argv, MPI_THREAD_SERIALIZED, &provided);
        MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
        MPI_Comm_size(MPI_COMM_WORLD, &size_);
        if (provided < MPI_THREAD_SERIALIZED) {
            MPI_Finalize();
            throw RunError(ExitCode::runtime_error, "this MPI library cannot be used from several threads");
        }
    }
    MpiRanks(const MpiRanks&) = delete;
    MpiRanks& operator=(const MpiRanks&) = delete;
    ~MpiRanks() override { MPI_Finalize(); }

    int rank() const override { return rank_; }
    int size() const override { return size_; }

    // A message this short is buffered by MPI, so that sending does not wait.
    void send(int to, const Message& message) override {
        MPI_Send(message.data(), static_cast<int>(message.size()), MPI_INT64_T, to, tag, MPI_COMM_WORLD);
    }

    std::optional<Received> receive() override {
        int there = 0;
        MPI_Status status;
        MPI_Iprobe(MPI_ANY_SOURCE, tag, MPI_COMM_WORLD, &there, &status);
        if (there == 0) return std::nullopt;
        Received received{.from = status.MPI_SOURCE, .message = {}};
        MPI_Recv(received.message.data(), static_cast<int>(received.message.size()), MPI_INT64_T,
                 received.from, tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        return received;
    }

  private:
    int rank_ = 0;
    int size_ = 1;
};

}  // namespace

std::unique_ptr<Ranks> start_mpi(int& argc, char**& argv) {
    return std::make_unique<MpiRanks>(argc, argv);
}

void abort_mpi(int status) {
    MPI_Abort(MPI_COMM_WORLD, status);
    std::abort();  // not reached
}

}  // namespace backlash
