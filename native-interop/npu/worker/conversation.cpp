#include "npu/worker/conversation.hpp"

#include <cstring>

#include "common/fault.hpp"

namespace edgegate::npu::worker {

namespace {

// A worker closes its device within this time when its socket is closed; it ends itself soon after.
constexpr int farewell_ms = 800;

template <std::size_t Size>
void end_text(char (&text)[Size]) {
    text[Size - 1] = '\0';
}

std::size_t size_of(Kind kind) {
    switch (kind) {
        case Kind::identity:
            return sizeof(Identity);
        case Kind::tensor:
            return sizeof(TensorNews);
        default:
            return sizeof(Header);
    }
}

bool is_sound(const Message& message, std::size_t bytes) {
    if (bytes < sizeof(Header) || message.header.magic != magic) return false;
    if (message.header.status != EG_OK) return bytes == sizeof(Report);
    return bytes == size_of(message.header.kind);
}

}  // namespace

Conversation::Conversation(const std::string& backend, const Greeting& greeting, Clock::time_point until)
    : subject_(greeting.path.empty() ? backend : backend + " for " + greeting.path) {
    Channel theirs;
    Channel::pair(channel_, theirs);
    child_ = std::make_unique<Child>(theirs.descriptor(), memory_.descriptor());
    theirs.close();
    greet(backend, greeting, until);
}

Conversation::~Conversation() {
    channel_.close();
    if (child_ != nullptr) (void)child_->end(farewell_ms);
}

void Conversation::greet(const std::string& backend, const Greeting& greeting, Clock::time_point until) {
    Hello hello{};
    hello.header = {magic, Kind::hello, EG_OK, 0, 0};
    hello.protocol = protocol;
    hello.abi = EG_NPU_ABI;
    hello.purpose = greeting.purpose;
    hello.threads = greeting.options.threads;
    // The runtime's own limit comes first: a run that it stops costs no process.
    hello.deadline_ms = greeting.options.deadline_ms - greeting.options.deadline_ms / 4;
    hello.core_mask = greeting.options.core_mask;
    if (backend.size() >= sizeof hello.backend || greeting.path.size() >= sizeof hello.path)
        fail(EG_INVALID_ARGUMENT, "the path of a model has %zu bytes, at most %zu are handled", greeting.path.size(),
             sizeof hello.path - 1);
    std::memcpy(hello.backend, backend.c_str(), backend.size());
    std::memcpy(hello.path, greeting.path.c_str(), greeting.path.size());
    if (!channel_.send(&hello, sizeof hello)) give_up(EG_UNAVAILABLE, "could not be greeted", farewell_ms);

    hear_identity(until);
}

void Conversation::hear_identity(Clock::time_point until) {
    const Message& answer = expect(Kind::identity, until);
    if (answer.identity.protocol != protocol || answer.identity.abi != EG_NPU_ABI)
        give_up(EG_UNAVAILABLE,
                "is of another release (protocol " + std::to_string(answer.identity.protocol) + ", needed " +
                    std::to_string(protocol) + "): install program, libraries and " + program + " of one release",
                0);
    identity_ = answer.identity.info;
    end_text(identity_.name);
    end_text(identity_.version);
    end_text(identity_.device);
    end_text(identity_.library);
    end_text(identity_.reason);
    if (identity_.usable != 1) {
        const std::string reason = identity_.reason;
        channel_.close();
        (void)child_->end(farewell_ms);
        child_.reset();
        fail(EG_UNAVAILABLE, "%s", reason.c_str());
    }
}

const Message& Conversation::expect(Kind kind, Kind other, Clock::time_point until) {
    if (child_ == nullptr) fail(EG_UNAVAILABLE, "the process of %s has ended: open the model again", subject_.c_str());
    std::size_t bytes = 0;
    switch (channel_.receive(message_, bytes, until)) {
        case Received::late:
            give_up(EG_TIMEOUT, "did not answer in time", 0);
        case Received::end:
            give_up(EG_RUNTIME, "", farewell_ms);
        case Received::message:
            break;
    }
    if (!is_sound(message_, bytes)) give_up(EG_RUNTIME, "sent a message that makes no sense", 0);
    const Header& header = message_.header;
    if (header.kind != kind && header.kind != other && header.kind != Kind::failed)
        give_up(EG_RUNTIME, "sent a message out of turn", 0);
    if (header.status != EG_OK) {
        if (header.status < EG_OK || header.status > EG_INTERNAL) give_up(EG_RUNTIME, "sent a status that does not exist", 0);
        end_text(message_.report.text);
        fail(header.status, "%s", message_.report.text);
    }
    if (header.kind == Kind::failed) give_up(EG_RUNTIME, "failed without a reason", 0);
    return message_;
}

void Conversation::tell(Kind kind, std::uint64_t value) {
    if (child_ == nullptr) fail(EG_UNAVAILABLE, "the process of %s has ended: open the model again", subject_.c_str());
    const Header header{magic, kind, EG_OK, 0, value};
    if (!channel_.send(&header, sizeof header)) give_up(EG_RUNTIME, "", farewell_ms);
}

void Conversation::give_up(eg_status status, const std::string& why, int patience_ms) {
    channel_.close();
    const std::string end = child_ != nullptr ? child_->end(patience_ms) : "has ended";
    child_.reset();
    fail(status, "the process of %s %s", subject_.c_str(), why.empty() ? end.c_str() : (why + " and " + end).c_str());
}

}  // namespace edgegate::npu::worker
