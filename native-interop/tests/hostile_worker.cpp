// Stands in for edgegate-npu-worker and breaks one rule of the talk, the one that EDGEGATE_HOSTILE names. Otherwise it serves one
// float tensor in and one out, doubled.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>

#include "npu/worker/layout.hpp"
#include "npu/worker/protocol.hpp"

using namespace edgegate::npu;
using namespace edgegate::npu::worker;

namespace {

std::string rule;

bool breaks(const char* name) { return rule == name; }

template <typename News>
void say(const News& news, std::size_t bytes = sizeof(News)) {
    if (::send(socket_descriptor, &news, bytes, MSG_NOSIGNAL) < 0) _exit(3);
}

void say(Kind kind, std::uint64_t value = 0) { say(Header{magic, kind, EG_OK, 0, value}); }

Header hear() {
    static Message message;
    if (recv(socket_descriptor, &message, sizeof message, 0) <= 0) _exit(0);
    return message.header;
}

[[noreturn]] void stand_still() {
    for (;;) pause();
}

void introduce() {
    Identity identity{};
    identity.header = {magic, Kind::identity, EG_OK, 0, 0};
    identity.protocol = protocol + (breaks("other-release") ? 1u : 0u);
    identity.abi = EG_NPU_ABI;
    identity.info.usable = 1;
    std::memset(identity.info.version, 'v', sizeof identity.info.version);  // no end: one is put there
    std::strcpy(identity.info.device, "hostile");
    if (breaks("other-magic")) identity.header.magic = 7;
    if (breaks("out-of-turn")) identity.header.kind = Kind::done;
    if (breaks("unknown-status")) identity.header.status = 99;
    if (breaks("silent")) stand_still();
    if (breaks("stopped")) raise(SIGSTOP);
    if (breaks("deaf")) close(socket_descriptor), stand_still();
    if (breaks("short")) return say(identity, 40);
    if (breaks("long")) {
        static char datagram[9000];
        std::memcpy(datagram, &identity, sizeof identity);
        return say(datagram);
    }
    say(identity);
    if (breaks("flood"))
        for (;;) say(identity);
}

eg_npu_tensor_info tensor(const char* name) {
    eg_npu_tensor_info info{};
    info.type = EG_TENSOR_FLOAT32;
    info.rank = 1;
    info.shape[0] = 4;
    info.bytes = 16;
    info.scale = 1;
    std::strcpy(info.name, name);
    if (breaks("rank")) info.rank = 1 << 20;
    if (breaks("negative-rank")) info.rank = -1;
    if (breaks("size")) info.shape[0] = -4;
    if (breaks("bytes")) info.bytes = 64;
    if (breaks("type")) info.type = 77;
    if (breaks("scale")) info.scale = std::numeric_limits<float>::quiet_NaN();
    if (breaks("name")) std::memset(info.name, 'n', sizeof info.name);
    if (breaks("huge")) info.shape[0] = 1 << 30, info.bytes = 1ull << 32;
    return info;
}

void describe() {
    TensorNews news{{magic, Kind::tensor, EG_OK, 0, 0}, EG_TENSOR_INPUT, 0, tensor("x")};
    if (breaks("direction")) news.direction = 5;
    if (breaks("index")) news.index = -1;
    say(news);
    for (int i = 1; breaks("many") && i < 100; ++i) news.index = i, say(news);
    news.direction = EG_TENSOR_OUTPUT;
    news.index = 0;
    news.info = tensor("y");
    say(news);
    if (breaks("early-ready")) return say(Kind::ready);
    if (breaks("failed-without-reason")) return say(Kind::failed);
    say(Kind::described, 1ull << 32 | 1);
}

}  // namespace

int main() {
    const char* named = std::getenv("EDGEGATE_HOSTILE");
    rule = named != nullptr ? named : "";
    (void)hear();
    introduce();
    if (!breaks("tensor-first")) introduce();
    describe();
    const Header told = hear();
    // The size is sealed: this must not take the memory from under the other process.
    if (breaks("cut") && ftruncate(memory_descriptor, 0) == 0) _exit(4);
    void* mapped = mmap(nullptr, told.value, PROT_READ | PROT_WRITE, MAP_SHARED, memory_descriptor, 0);
    if (mapped == MAP_FAILED) _exit(5);
    auto* floats = static_cast<float*>(mapped);
    if (breaks("dies-before-ready")) _exit(6);
    say(Kind::ready);
    for (;;) {
        const Header run = hear();
        if (breaks("dies")) _exit(7);
        if (breaks("hangs")) stand_still();
        if (breaks("scribbles")) std::memset(mapped, 0xff, told.value);
        for (int i = 0; i < 4; ++i) floats[32 + i] = 2 * floats[16 + i];
        say(Kind::done, breaks("other-answer") ? run.value + 1 : run.value);
    }
}
