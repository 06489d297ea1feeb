// edgegate-npu-worker: runs one model of one vendor's runtime for the process that started it, and ends with it.
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include "confine/confine.hpp"
#include "npu/worker/channel.hpp"
#include "npu/worker/layout.hpp"
#include "npu/worker/shared_memory.hpp"

using namespace edgegate::npu;
using namespace edgegate::npu::worker;

namespace {

constexpr std::chrono::seconds gauge_every{2};

Channel channel{socket_descriptor};

[[noreturn]] void leave(int code) {
    std::fflush(nullptr);
    _exit(code);  // no destructor of a vendor's library is worth a hang here
}

bool send_report(Kind kind, eg_status status, std::uint64_t value) {
    Report report{};
    report.header = {magic, kind, status, 0, value};
    if (status == EG_OK) return channel.send(&report.header, sizeof report.header);
    std::snprintf(report.text, sizeof report.text, "%s", eg_npu_last_error());
    return channel.send(&report, sizeof report);
}

[[noreturn]] void refuse(eg_status status) {
    (void)send_report(Kind::failed, status, 0);
    leave(1);
}

void require(eg_status status) {
    if (status != EG_OK) refuse(status);
}

// Nothing of the process that started this one may be held open here: a line of the barrier falls back to rest only when its last
// holder is gone.
void close_inherited() {
#ifdef SYS_close_range
    if (syscall(SYS_close_range, static_cast<unsigned>(memory_descriptor + 1), ~0u, 0u) == 0) return;
#endif
    rlimit limit{};
    const int most = getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < 65536 ? static_cast<int>(limit.rlim_cur) : 65536;
    for (int descriptor = memory_descriptor + 1; descriptor < most; ++descriptor) close(descriptor);
}

void write_to(const char* path, const char* text) {
    const int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    if (write(file, text, std::strlen(text)) < 0) std::perror(path);
    close(file);
}

void settle_in() {
    close_inherited();
    fcntl(socket_descriptor, F_SETFD, FD_CLOEXEC);
    fcntl(memory_descriptor, F_SETFD, FD_CLOEXEC);
    // Whoever stops the gate stops the gate: this process ends when its socket closes.
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) std::signal(number, SIG_IGN);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);                  // a vendor's crash must not fill the disk that events are written to
    write_to("/proc/self/oom_score_adj", "500\n");  // short of memory, the kernel takes this one before the gate
}

std::string folder_of(const std::string& file) {
    const auto slash = file.rfind('/');
    return slash == std::string::npos ? "." : file.substr(0, slash + 1);
}

// A vendor's library computes on a device: it needs no network, no line of the barrier, none of the gate's files but its model. Before any
// other thread is started: what is given up holds for those that come after.
void give_up_rights(const Hello& hello) {
    const char* open_wide = std::getenv("EDGEGATE_NPU_UNCONFINED");
    if (open_wide != nullptr && std::strcmp(open_wide, "1") == 0) return;
    edgegate::confine::Wish wish;
    wish.readable.push_back(folder_of(std::string(hello.path, strnlen(hello.path, sizeof hello.path))));
    char own[4096];
    const ssize_t length = readlink("/proc/self/exe", own, sizeof own);
    if (length > 0) wish.readable.push_back(folder_of(std::string(own, static_cast<std::size_t>(length))));
    // Where the search for a runtime was pointed to.
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string variable = *entry;
        const auto equals = variable.find('=');
        const bool is_path_list = variable.rfind("LD_LIBRARY_PATH=", 0) == 0;
        if (!is_path_list && variable.rfind("EDGEGATE_", 0) != 0) continue;
        std::string rest = variable.substr(equals + 1);
        for (std::size_t colon = 0; is_path_list && (colon = rest.find(':')) != std::string::npos;
             rest = rest.substr(colon + 1))
            wish.readable.push_back(rest.substr(0, colon));
        if (!rest.empty() && rest[0] == '/') wish.readable.push_back(is_path_list ? rest : folder_of(rest));
    }
    // A kernel that has this and refuses it: said on the log, and the models are computed all the same.
    const edgegate::confine::Given offered = edgegate::confine::probe();
    const edgegate::confine::Given given = edgegate::confine::confine(wish);
    if ((offered.landlock > 0 && given.landlock == 0) || (offered.syscalls && !given.syscalls))
        std::fprintf(stderr,
                     "edgegate-npu-worker: this kernel can confine a program and refused to: the vendor's runtime has more "
                     "rights than it needs\n");
}

// Also while a vendor's library hangs on the main thread. A short while for closing the device in order, then the end.
void watch_for_the_end() {
    std::thread([] {
        pollfd entry{socket_descriptor, 0, 0};
        while (poll(&entry, 1, -1) <= 0 || (entry.revents & (POLLHUP | POLLERR)) == 0) {
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        kill(getpid(), SIGKILL);
    }).detach();
}

bool receive(Message& message, Kind kind, std::size_t bytes, Clock::time_point until) {
    std::size_t got = 0;
    if (channel.receive(message, got, until) != Received::message) return false;
    return got == bytes && message.header.magic == magic && message.header.kind == kind;
}

Identity blank_identity() {
    Identity identity{};
    identity.header = {magic, Kind::identity, EG_OK, 0, 0};
    identity.protocol = protocol;
    identity.abi = eg_npu_abi_version();
    identity.info.struct_size = sizeof identity.info;
    return identity;
}

eg_npu_backend* introduce(const Hello& hello) {
    Identity identity = blank_identity();
    eg_npu_backend* backend = nullptr;
    if (hello.protocol == protocol && hello.abi == identity.abi) {
        if (eg_npu_backend_open(hello.backend, &backend) != EG_OK || eg_npu_backend_query(backend, &identity.info) != EG_OK) {
            identity.info.usable = 0;
            std::snprintf(identity.info.reason, sizeof identity.info.reason, "%s", eg_npu_last_error());
        }
    }
    if (!channel.send(&identity, sizeof identity) || identity.info.usable != 1) leave(0);
    return backend;
}

struct Side {
    std::vector<void*> own;  // the model's memory
    std::vector<Tensor> tensors;
};

Side describe(eg_npu_model* model, std::int32_t direction) {
    Side side;
    std::int32_t count = 0;
    require(eg_npu_model_tensor_count(model, direction, &count));
    for (std::int32_t i = 0; i < count; ++i) {
        TensorNews news{};
        news.header = {magic, Kind::tensor, EG_OK, 0, 0};
        news.direction = direction;
        news.index = i;
        news.info.struct_size = sizeof news.info;
        require(eg_npu_model_tensor_info(model, direction, i, &news.info));
        void* data = nullptr;
        std::uint64_t bytes = 0;
        require(eg_npu_model_buffer(model, direction, i, &data, &bytes));
        Tensor tensor;
        tensor.bytes = bytes;
        side.tensors.push_back(tensor);
        side.own.push_back(data);
        if (!channel.send(&news, sizeof news)) leave(1);
    }
    return side;
}

void read_gauges(eg_npu_model* model, Gauges& gauges) {
    eg_npu_stats stats{};
    stats.struct_size = sizeof stats;
    if (eg_npu_model_stats(model, &stats) != EG_OK) return;
    std::uint32_t bits;
    std::memcpy(&bits, &stats.temperature_c, sizeof bits);
    gauges.temperature.store(bits, std::memory_order_relaxed);
    std::memcpy(&bits, &stats.power_w, sizeof bits);
    gauges.power.store(bits, std::memory_order_relaxed);
}

// Runs until the socket closes.
void serve(eg_npu_model* model, const Side& in, const Side& out, const Layout& layout, unsigned char* memory) {
    auto& gauges = *reinterpret_cast<Gauges*>(memory);
    require(eg_npu_model_run(model));  // warm-up: what a runtime puts off until its first run, it does before the first car
    read_gauges(model, gauges);
    if (!send_report(Kind::ready, EG_OK, 0)) return;
    auto look = Clock::now() + gauge_every;
    for (;;) {
        static Message message;
        std::size_t bytes = 0;
        const Received received = channel.receive(message, bytes, look);
        if (received == Received::late) {
            read_gauges(model, gauges);
            look = Clock::now() + gauge_every;
            continue;
        }
        if (received == Received::end || bytes != sizeof(Header) || message.header.kind != Kind::run) return;
        for (std::size_t i = 0; i < in.own.size(); ++i) std::memcpy(in.own[i], memory + layout.inputs[i], in.tensors[i].bytes);
        const eg_status status = eg_npu_model_run(model);
        if (status == EG_OK)
            for (std::size_t i = 0; i < out.own.size(); ++i)
                std::memcpy(memory + layout.outputs[i], out.own[i], out.tensors[i].bytes);
        if (!send_report(Kind::done, status, message.header.value)) return;
    }
}

}  // namespace

int main() {
    struct stat status {};
    if (fstat(socket_descriptor, &status) != 0 || !S_ISSOCK(status.st_mode)) {
        std::fputs(
            "edgegate-npu-worker is started by EdgeGate, not by hand: it runs a vendor's NPU library apart from the gate\n",
            stderr);
        return 2;
    }
    settle_in();
    static Message message;
    if (!receive(message, Kind::hello, sizeof(Hello), Clock::now() + std::chrono::seconds(30))) leave(1);
    const Hello hello = message.hello;
    give_up_rights(hello);
    watch_for_the_end();
    eg_npu_backend* backend = introduce(hello);
    eg_npu_model* model = nullptr;
    if (hello.purpose == purpose_open) {
        const eg_npu_open_options options{sizeof options, hello.threads, hello.deadline_ms, hello.core_mask};
        require(eg_npu_model_open(backend, hello.path, &options, &model));
        Identity again = blank_identity();  // some runtimes tell their version only now
        require(eg_npu_backend_query(backend, &again.info));
        if (!channel.send(&again, sizeof again)) leave(1);
        const Side in = describe(model, EG_TENSOR_INPUT), out = describe(model, EG_TENSOR_OUTPUT);
        const Layout layout = plan(in.tensors, out.tensors);
        if (!send_report(Kind::described, EG_OK, in.own.size() << 32 | out.own.size())) leave(1);
        if (!receive(message, Kind::memory, sizeof(Header), Clock::now() + std::chrono::seconds(30))) leave(1);
        unsigned char* memory = SharedMemory::map(memory_descriptor, layout.bytes);
        if (memory == nullptr || message.header.value != layout.bytes) leave(1);
        serve(model, in, out, layout, memory);
        eg_npu_model_close(model);
    }
    eg_npu_backend_close(backend);
    leave(0);
}
