#include "npu/worker/channel.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "common/fault.hpp"

namespace edgegate::npu::worker {

namespace {

// Above the descriptors that a started process finds its own under.
int moved_up(int descriptor) {
    const int higher = fcntl(descriptor, F_DUPFD_CLOEXEC, 10);
    const int error = errno;
    ::close(descriptor);
    if (higher < 0) fail(EG_UNAVAILABLE, "no descriptor for a worker process: %s", std::strerror(error));
    return higher;
}

int milliseconds_until(Clock::time_point until) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    return static_cast<int>(std::clamp<long long>(left, 0, 3'600'000));
}

}  // namespace

Channel& Channel::operator=(Channel&& other) noexcept {
    if (this != &other) {
        close();
        descriptor_ = other.descriptor_;
        other.descriptor_ = -1;
    }
    return *this;
}

void Channel::pair(Channel& ours, Channel& theirs) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        fail(EG_UNAVAILABLE, "no socket for a worker process: %s", std::strerror(errno));
    ours = Channel(ends[0]);
    theirs = Channel(moved_up(ends[1]));
}

void Channel::close() noexcept {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
}

bool Channel::send(const void* message, std::size_t bytes) noexcept {
    for (;;) {
        // Not blocking: a datagram fits, or the other end has stopped reading and is as good as gone.
        const ssize_t sent = ::send(descriptor_, message, bytes, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent == static_cast<ssize_t>(bytes)) return true;
        if (errno != EINTR) return false;
    }
}

Received Channel::receive(Message& into, std::size_t& bytes, Clock::time_point until) noexcept {
    for (;;) {
        // Signals of the managed runtime interrupt the wait; what is left of it is reckoned anew.
        pollfd entry{descriptor_, POLLIN, 0};
        const int ready = poll(&entry, 1, milliseconds_until(until));
        if (ready == 0 && Clock::now() >= until) return Received::late;
        if (ready <= 0) {
            if (ready < 0 && errno != EINTR) return Received::end;
            continue;
        }
        const ssize_t got = recv(descriptor_, &into, sizeof into, MSG_DONTWAIT | MSG_TRUNC);
        if (got > 0) {
            bytes = static_cast<std::size_t>(got);
            return Received::message;
        }
        if (got == 0 || (errno != EINTR && errno != EAGAIN)) return Received::end;
    }
}

}  // namespace edgegate::npu::worker
