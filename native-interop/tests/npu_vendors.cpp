// The vendors' backends against their doubles.
#include "tests/npu_vendors.hpp"

#include <dirent.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace edgegate::tests {

eg_npu_backend* open_vendor(const char* name) {
    eg_npu_backend* backend = nullptr;
    CHECK_NPU(EG_OK, eg_npu_backend_open(name, &backend));
    if (backend == nullptr) std::exit(report("npu-vendors"));
    return backend;
}

eg_npu_model* open_vendor_model(eg_npu_backend* backend, const char* path, std::uint32_t core_mask) {
    const eg_npu_open_options options{sizeof options, 1, 1000, core_mask};
    eg_npu_model* model = nullptr;
    CHECK_NPU(EG_OK, eg_npu_model_open(backend, path, &options, &model));
    if (model == nullptr) std::exit(report("npu-vendors"));
    return model;
}

bool ends_in_violation(const std::function<void()>& body) {
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        if (std::freopen("/dev/null", "w", stderr) == nullptr) _exit(0);
        body();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

namespace {

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

long resident_pages() {
    long total = 0, resident = 0;
    if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%ld %ld", &total, &resident) != 2) resident = 0;
        std::fclose(file);
    }
    return resident;
}

std::string name_of(eg_npu_backend* backend) {
    eg_npu_backend_info info{};
    info.struct_size = sizeof info;
    return eg_npu_backend_query(backend, &info) == EG_OK ? info.name : "?";
}

// In a process of its own, which loads the libraries anew; with its checks counted here as one.
void apart(void (*test)()) {
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        failures = 0;
        checks = 0;
        test();
        const bool good = failures == 0 && checks > 0;
        std::fflush(nullptr);
        std::exit(good ? 0 : 1);
    }
    int status = -1;
    waitpid(child, &status, 0);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

}  // namespace

void check_no_growth(eg_npu_backend* backend, const char* path) {
    const char* wanted = std::getenv("EDGEGATE_RUNS");
    const long runs = wanted != nullptr ? std::atol(wanted) : 2000;
    eg_npu_model* model = open_vendor_model(backend, path);
    for (long run = 0; run < runs / 10; ++run) (void)eg_npu_model_run(model);
    const int descriptors = entries("/proc/self/fd"), threads = entries("/proc/self/task");
    const long pages = resident_pages();
    long failed = 0;
    for (long run = 0; run < runs; ++run) failed += eg_npu_model_run(model) == EG_OK ? 0 : 1;
    CHECK(failed == 0);
    const long grown = resident_pages() - pages;
    std::printf("NOTE %s: %ld runs, %ld pages more\n", name_of(backend).c_str(), runs, grown);
#ifndef __SANITIZE_ADDRESS__
    CHECK(grown < 256);  // the sanitizer keeps freed memory back, and finds leaks by itself
#endif
    for (int round = 0; round < 20; ++round) eg_npu_model_close(open_vendor_model(backend, path));
    CHECK(entries("/proc/self/fd") == descriptors);
    CHECK(threads_settle_at(threads));
    eg_npu_model_close(model);
}

// A runtime that describes its tensors wrongly: refused, or taken for what it says, but nothing is touched that is not there.
void check_hostile_descriptions(const char* backend_name, const char* path) {
    const char* wanted = std::getenv("EDGEGATE_FUZZ_ROUNDS");
    const int rounds = wanted != nullptr ? std::atoi(wanted) : 300;
    int refused = 0;
    for (int seed = 1; seed <= rounds; ++seed) {
        const Fault fault("describe=" + std::to_string(seed));
        eg_npu_backend* backend = open_vendor(backend_name);
        eg_npu_model* model = nullptr;
        refused += eg_npu_model_open(backend, path, nullptr, &model) == EG_OK ? 0 : 1;
        eg_npu_model_close(model);
        eg_npu_backend_close(backend);
    }
    CHECK(refused > rounds / 2);
}

}  // namespace edgegate::tests

int main() {
    using namespace edgegate::tests;
    setenv("EDGEGATE_BMLIB", EDGEGATE_BMLIB_DOUBLE, 1);
    setenv("EDGEGATE_BMRT", EDGEGATE_BMRT_DOUBLE, 1);
    setenv("EDGEGATE_RKNNRT", EDGEGATE_RKNNRT_DOUBLE, 1);
    apart(test_sophgo_simple);
    test_sophgo();
    test_sophgo_double();
    test_rockchip();
    test_rockchip_double();
    return report("npu-vendors");
}
