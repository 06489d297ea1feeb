// Backends in a process of their own: results, every way in which such a process can fail, and that none is left behind.
#include <dirent.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <csignal>
#include <thread>

#include "tests/npu_vendors.hpp"

namespace edgegate::tests {

namespace {

using doubles::double_file;

constexpr int open_timeout_ms = 20'000;  // of a sanitizer's time

// EDGEGATE_ROUNDS: how often each fault is acted out; an emulator has no patience for ten.
int rounds() {
    const char* wanted = std::getenv("EDGEGATE_ROUNDS");
    return wanted != nullptr ? std::atoi(wanted) : 10;
}

// Under an emulator a script stands for it.
const char* hostile_worker() {
    const char* wanted = std::getenv("EDGEGATE_HOSTILE_WORKER");
    return wanted != nullptr ? wanted : EDGEGATE_HOSTILE_WORKER;
}

class Variable final {
public:
    Variable(const char* name, const std::string& value) : name_(name) { setenv(name, value.c_str(), 1); }
    ~Variable() { unsetenv(name_); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* name_;
};

std::string relu(const char* vendor) { return double_file(vendor, {}, onnx_unary("Relu", onnx_float, {1, 4})); }

eg_npu_backend* open_apart(const char* name, int timeout_ms = open_timeout_ms) {
    eg_npu_backend* backend = nullptr;
    CHECK_NPU(EG_OK, eg_npu_worker_open(name, timeout_ms, &backend));
    if (backend == nullptr) std::exit(report("npu-worker"));
    return backend;
}

eg_npu_model* open_model(eg_npu_backend* backend, const char* path, int deadline_ms) {
    const eg_npu_open_options options{sizeof options, 1, deadline_ms, 0};
    eg_npu_model* model = nullptr;
    CHECK_NPU(EG_OK, eg_npu_model_open(backend, path, &options, &model));
    if (model == nullptr) std::exit(report("npu-worker"));
    return model;
}

bool computes(eg_npu_model* model, float value) {
    auto* in = buffer<float>(model, EG_TENSOR_INPUT);
    const auto* out = buffer<float>(model, EG_TENSOR_OUTPUT);
    in[0] = value, in[1] = -value, in[2] = 0, in[3] = 2 * value;
    return eg_npu_model_run(model) == EG_OK && out[0] == value && out[1] == 0 && out[3] == 2 * value;
}

int entries(const char* folder) {
    int count = 0;
    if (DIR* open = opendir(folder)) {
        while (readdir(open) != nullptr) ++count;
        closedir(open);
    }
    return count;
}

// A thread that has been joined stays listed for a moment longer, under an emulator above all: its kernel side ends after that.
bool threads_settle_at(int wanted) {
    for (int wait = 0; wait < 500 && entries("/proc/self/task") != wanted; ++wait) usleep(10000);
    return entries("/proc/self/task") == wanted;
}

bool has_children() { return waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD; }

bool maps_a_vendor_library() {
    bool found = false;
    if (std::FILE* file = std::fopen("/proc/self/maps", "r")) {
        char line[4096];
        while (std::fgets(line, sizeof line, file) != nullptr)
            found = found || std::strstr(line, "_double.so") != nullptr || std::strstr(line, "libonnxruntime") != nullptr;
        std::fclose(file);
    }
    return found;
}

void test_results(const char* vendor) {
    const TemporaryFile file(relu(vendor));
    eg_npu_backend* backend = open_apart(vendor);
    eg_npu_backend_info info{};
    info.struct_size = sizeof info;
    CHECK_NPU(EG_OK, eg_npu_backend_query(backend, &info));
    CHECK(info.usable == 1 && std::strstr(info.library, "_double") != nullptr);
    eg_npu_model* model = open_model(backend, file.path(), 5000);
    for (int round = 1; round < 50; ++round) CHECK(computes(model, static_cast<float>(round)));
    eg_npu_stats stats{};
    stats.struct_size = sizeof stats;
    CHECK_NPU(EG_OK, eg_npu_model_stats(model, &stats));
    CHECK(stats.runs == 49 && stats.failures == 0);
    if (std::strcmp(vendor, "sophgo") == 0) CHECK(stats.temperature_c == 47 && std::isnan(stats.power_w));
    // The order of closing does not matter.
    eg_npu_backend_close(backend);
    CHECK(computes(model, 7));
    eg_npu_model_close(model);
    CHECK(!has_children());
    CHECK(!maps_a_vendor_library());
}

// A fault of the vendor's library that ends the process or holds it: ten times each, and back again.
void test_fatal_faults(const char* vendor) {
    const TemporaryFile file(relu(vendor));
    eg_npu_backend* backend = open_apart(vendor);
    const struct {
        const char* name;
        eg_status status;
        const char* says;
    } faults[] = {{"run-crash@3", EG_RUNTIME, "signal 11"},
                  {"run-abort@3", EG_RUNTIME, "signal 6"},
                  {"run-exit=7@3", EG_RUNTIME, "exit code 7"},
                  {"run-hang@3", EG_TIMEOUT, "did not answer in time"}};
    for (const auto& [name, status, says] : faults)
        for (int round = 0; round < rounds(); ++round) {
            {
                const Fault fault(name);
                eg_npu_model* model = open_model(backend, file.path(), status == EG_TIMEOUT ? 200 : 5000);
                CHECK(computes(model, 3));
                CHECK_NPU(status, eg_npu_model_run(model));
                CHECK(error_says(says) && error_says(file.path()));
                CHECK_NPU(EG_UNAVAILABLE, eg_npu_model_run(model));
                CHECK(error_says("open the model again"));
                buffer<float>(model, EG_TENSOR_INPUT)[0] = 1;  // its memory stays until it is closed
                eg_npu_model_close(model);
            }
            CHECK(!has_children());
        }
    eg_npu_model* model = open_model(backend, file.path(), 5000);
    CHECK(computes(model, 4));
    eg_npu_model_close(model);
    eg_npu_backend_close(backend);
}

// Errors that the runtime reports cost no process.
void test_reported_faults(const char* vendor, const char* fault_name) {
    const TemporaryFile file(relu(vendor)), noise("noise");
    eg_npu_backend* backend = open_apart(vendor);
    {
        const Fault fault(fault_name);
        eg_npu_model* model = open_model(backend, file.path(), 5000);
        CHECK(computes(model, 3));
        for (int round = 0; round < 10; ++round) CHECK_NPU(EG_RUNTIME, eg_npu_model_run(model));
        CHECK(error_says(file.path()));
        eg_npu_model_close(model);
    }
    CHECK(refusal(backend, noise.path()) == EG_BAD_DATA);
    CHECK(refusal(backend, "/nowhere/at all") == EG_NOT_FOUND);
    {
        const Fault fault("open-crash");
        CHECK(refusal(backend, file.path()) == EG_RUNTIME);
        CHECK(error_says("signal 11"));
    }
    eg_npu_backend_close(backend);
    eg_npu_backend* hasty = open_apart(vendor, 2000);
    const Fault fault("open-hang");
    CHECK(refusal(hasty, file.path()) == EG_TIMEOUT);
    eg_npu_backend_close(hasty);
    CHECK(!has_children());
}

void test_hostile_workers() {
    const Variable worker("EDGEGATE_NPU_WORKER", hostile_worker());
    const TemporaryFile file("any");
    const auto open = [&](const char* rule, eg_npu_model** model, int timeout_ms) {
        const Variable hostile("EDGEGATE_HOSTILE", rule);
        eg_npu_backend* backend = nullptr;
        const eg_npu_open_options options{sizeof options, 1, 300, 0};
        eg_status status = eg_npu_worker_open("sophgo", timeout_ms, &backend);
        if (status == EG_OK) status = eg_npu_model_open(backend, file.path(), &options, model);
        eg_npu_backend_close(backend);
        return status;
    };
    eg_npu_model* model = nullptr;
    const struct {
        const char* rule;
        eg_status status;
    } refused[] = {{"other-release", EG_UNAVAILABLE},
                   {"other-magic", EG_RUNTIME},
                   {"out-of-turn", EG_RUNTIME},
                   {"unknown-status", EG_RUNTIME},
                   {"silent", EG_TIMEOUT},
                   {"stopped", EG_TIMEOUT},
                   {"deaf", EG_RUNTIME},
                   {"short", EG_RUNTIME},
                   {"long", EG_RUNTIME},
                   {"flood", EG_RUNTIME},
                   {"rank", EG_BAD_DATA},
                   {"negative-rank", EG_BAD_DATA},
                   {"size", EG_UNSUPPORTED},
                   {"bytes", EG_BAD_DATA},
                   {"type", EG_UNSUPPORTED},
                   {"scale", EG_BAD_DATA},
                   {"name", EG_BAD_DATA},
                   {"huge", EG_TOO_LARGE},
                   {"direction", EG_RUNTIME},
                   {"index", EG_RUNTIME},
                   {"many", EG_RUNTIME},
                   {"early-ready", EG_RUNTIME},
                   {"tensor-first", EG_RUNTIME},
                   {"dies-before-ready", EG_RUNTIME},
                   {"failed-without-reason", EG_RUNTIME}};
    for (const auto& [rule, status] : refused) {
        const bool waits = status == EG_TIMEOUT;
        check_status(status, open(rule, &model, waits ? 500 : open_timeout_ms), eg_npu_last_error(), rule, __FILE__, __LINE__);
        CHECK(model == nullptr);
        CHECK(!has_children());
    }
    const struct {
        const char* rule;
        eg_status status;
    } runs[] = {{"", EG_OK},          {"cut", EG_OK},        {"scribbles", EG_OK},
                {"dies", EG_RUNTIME}, {"hangs", EG_TIMEOUT}, {"other-answer", EG_RUNTIME}};
    for (const auto& [rule, status] : runs) {
        CHECK_NPU(EG_OK, open(rule, &model, open_timeout_ms));
        if (model == nullptr) continue;
        auto* in = buffer<float>(model, EG_TENSOR_INPUT);
        in[0] = 21;
        check_status(status, eg_npu_model_run(model), eg_npu_last_error(), rule, __FILE__, __LINE__);
        if (rule[0] == '\0') CHECK(buffer<float>(model, EG_TENSOR_OUTPUT)[0] == 42);
        eg_npu_model_close(model);
        model = nullptr;
        CHECK(!has_children());
    }
}

void test_missing_worker() {
    const Variable worker("EDGEGATE_NPU_WORKER", "/nowhere/edgegate-npu-worker");
    eg_npu_backend_info info{};
    info.struct_size = sizeof info;
    CHECK_NPU(EG_OK, eg_npu_worker_describe(0, open_timeout_ms, &info));
    CHECK(info.usable == 0 && std::strcmp(info.name, "sophgo") == 0 && std::strstr(info.reason, "/nowhere/") != nullptr);
    eg_npu_backend* backend = nullptr;
    CHECK_NPU(EG_UNAVAILABLE, eg_npu_worker_open("rockchip", open_timeout_ms, &backend));
    CHECK_NPU(EG_INVALID_ARGUMENT, eg_npu_worker_open("abacus", open_timeout_ms, &backend));
    CHECK_NPU(EG_INVALID_ARGUMENT, eg_npu_worker_open("sophgo", 0, &backend));
}

int only_child() {
    char path[128];
    std::snprintf(path, sizeof path, "/proc/%d/task/%d/children", static_cast<int>(getpid()), static_cast<int>(getpid()));
    int child = 0;
    if (std::FILE* list = std::fopen(path, "r")) {
        if (std::fscanf(list, "%d", &child) != 1) child = 0;
        std::fclose(list);
    }
    return child;
}

// 0 when it cannot be read.
long resident_pages(int pid) {
    char path[64];
    std::snprintf(path, sizeof path, "/proc/%d/statm", pid);
    long total = 0, resident = 0;
    if (std::FILE* file = std::fopen(path, "r")) {
        if (std::fscanf(file, "%ld %ld", &total, &resident) != 2) resident = 0;
        std::fclose(file);
    }
    return resident;
}

int entries_of(int pid, const char* what) {
    char path[64];
    std::snprintf(path, sizeof path, "/proc/%d/%s", pid, what);
    return entries(path);
}

bool runs(pid_t pid) {
    char path[64], state = 'X';
    std::snprintf(path, sizeof path, "/proc/%d/stat", static_cast<int>(pid));
    if (std::FILE* file = std::fopen(path, "r")) {
        if (std::fscanf(file, "%*d %*s %c", &state) != 1) state = 'X';
        std::fclose(file);
    }
    return state != 'X' && state != 'Z';
}

// The process that owns a worker is killed in the middle of a run that hangs: the worker must not outlive it.
void test_no_orphan(const char* vendor) {
    const TemporaryFile file(relu(vendor));
    int news[2];
    CHECK(pipe(news) == 0);
    std::fflush(nullptr);
    const pid_t owner = fork();
    if (owner == 0) {
        const Fault fault("run-hang@2");
        eg_npu_model* model = open_model(open_apart(vendor), file.path(), 60'000);
        const int child = only_child();
        if (write(news[1], &child, sizeof child) < 0) _exit(1);
        (void)eg_npu_model_run(model);
        _exit(0);
    }
    int worker = 0;
    CHECK(read(news[0], &worker, sizeof worker) == sizeof worker);
    close(news[0]);
    close(news[1]);
    CHECK(worker > 0 && runs(worker));
    kill(owner, SIGKILL);
    waitpid(owner, nullptr, 0);
    for (int waited = 0; waited < 300 && runs(worker); ++waited) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    CHECK(!runs(worker));
}

// Of this process and of the worker. EDGEGATE_RUNS sets the number.
void test_no_growth(const char* vendor) {
    const TemporaryFile file(relu(vendor));
    eg_npu_backend* backend = open_apart(vendor);
    const char* wanted = std::getenv("EDGEGATE_RUNS");
    const long count = wanted != nullptr ? std::atol(wanted) : 2000;
    eg_npu_model* model = open_model(backend, file.path(), 5000);
    for (long run = 0; run < count / 10; ++run) (void)eg_npu_model_run(model);
    const int descriptors = entries("/proc/self/fd"), threads = entries("/proc/self/task"), worker = only_child();
    const int worker_descriptors = entries_of(worker, "fd"), worker_threads = entries_of(worker, "task");
    const long here = resident_pages(getpid()), there = resident_pages(worker);
    CHECK(worker > 0 && there > 0 && worker_descriptors > 2 && worker_threads > 0);
    long failed = 0;
    for (long run = 0; run < count; ++run) failed += eg_npu_model_run(model) == EG_OK ? 0 : 1;
    CHECK(failed == 0);
    CHECK(entries("/proc/self/fd") == descriptors);
    CHECK(only_child() == worker);
    CHECK(entries_of(worker, "fd") == worker_descriptors && entries_of(worker, "task") == worker_threads);
    const long grown_here = resident_pages(getpid()) - here, grown_there = resident_pages(worker) - there;
    std::printf("NOTE %s in a worker: %ld runs; pages more here %ld, in the worker %ld\n", vendor, count, grown_here,
                grown_there);
#ifndef __SANITIZE_ADDRESS__
    CHECK(grown_here < 256 && grown_there < 256);  // the sanitizer keeps freed memory back, and finds leaks by itself
#endif
    for (int round = 0; round < 10; ++round) eg_npu_model_close(open_model(backend, file.path(), 5000));
    CHECK(entries("/proc/self/fd") == descriptors);
    CHECK(threads_settle_at(threads));
    eg_npu_model_close(model);
    eg_npu_backend_close(backend);
    CHECK(!has_children());
}

}  // namespace

}  // namespace edgegate::tests

int main() {
    using namespace edgegate::tests;
    setenv("EDGEGATE_BMLIB", EDGEGATE_BMLIB_DOUBLE, 1);
    setenv("EDGEGATE_BMRT", EDGEGATE_BMRT_DOUBLE, 1);
    setenv("EDGEGATE_RKNNRT", EDGEGATE_RKNNRT_DOUBLE, 1);
    for (const char* vendor : {"sophgo", "rockchip"}) {
        test_results(vendor);
        test_fatal_faults(vendor);
        test_no_orphan(vendor);
        test_no_growth(vendor);
    }
    test_reported_faults("sophgo", "launch@3");
    test_reported_faults("sophgo", "throw@3");
    test_reported_faults("rockchip", "run=-1@3");
    test_reported_faults("rockchip", "throw@3");
    test_hostile_workers();
    test_missing_worker();
    return report("npu-worker");
}
