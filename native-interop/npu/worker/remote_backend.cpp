#include "npu/worker/remote_backend.hpp"

#include <cstring>

#include "common/fault.hpp"

namespace edgegate::npu::worker {

namespace {

// A model without a deadline is allowed; a gate that waits for ever is not.
constexpr std::chrono::hours no_deadline{1};

float gauge(const std::atomic<std::uint32_t>& bits) {
    const std::uint32_t value = bits.load(std::memory_order_relaxed);
    float result;
    std::memcpy(&result, &value, sizeof result);
    return result;
}

}  // namespace

eg_npu_backend_info describe(const std::string& name, int open_timeout_ms) {
    return Conversation(name, {}, Clock::now() + std::chrono::milliseconds(open_timeout_ms)).identity();
}

RemoteBackend::RemoteBackend(std::string name, int open_timeout_ms) : name_(std::move(name)), open_timeout_(open_timeout_ms) {
    const auto told = describe(name_, open_timeout_ms);
    set_version(told.version);
    device = told.device;
    library = told.library;
}

std::unique_ptr<Model> RemoteBackend::open_model(std::shared_ptr<Backend>, const std::string& path,
                                                 const OpenOptions& options) {
    const auto until = Clock::now() + open_timeout_;
    auto conversation = std::make_unique<Conversation>(name_, Greeting{purpose_open, path, options}, until);
    conversation->hear_identity(until);
    set_version(conversation->identity().version);
    return std::make_unique<RemoteModel>(std::move(conversation), options, until);
}

RemoteModel::RemoteModel(std::unique_ptr<Conversation> conversation, const OpenOptions& options, Clock::time_point until)
    : conversation_(std::move(conversation)),
      deadline_(options.deadline_ms > 0 ? std::chrono::milliseconds(options.deadline_ms) : no_deadline) {
    hear_tensors(until);
    layout_ = plan(inputs, outputs);
    conversation_->memory().size(layout_.bytes);
    conversation_->tell(Kind::memory, layout_.bytes);
    (void)conversation_->expect(Kind::ready, until);
}

void RemoteModel::hear_tensors(Clock::time_point until) {
    for (;;) {
        const Message& message = conversation_->expect(Kind::tensor, Kind::described, until);
        if (message.header.kind == Kind::described) break;
        const bool output = message.tensor.direction == EG_TENSOR_OUTPUT;
        auto& side = output ? outputs : inputs;
        if ((!output && message.tensor.direction != EG_TENSOR_INPUT) || side.size() >= most_tensors ||
            message.tensor.index != static_cast<std::int32_t>(side.size()))
            conversation_->give_up(EG_RUNTIME, "described its tensors out of order", 0);
        side.push_back(believed(message.tensor.info, conversation_->subject(), output));
    }
}

void RemoteModel::run() {
    conversation_->tell(Kind::run, ++sequence_);
    const Message& answer = conversation_->expect(Kind::done, Clock::now() + deadline_);
    if (answer.header.value != sequence_) conversation_->give_up(EG_RUNTIME, "answered another question", 0);
}

void* RemoteModel::data(bool output, std::size_t index) {
    return conversation_->memory().at((output ? layout_.outputs : layout_.inputs)[index]);
}

Telemetry RemoteModel::telemetry() const {
    const auto* gauges = reinterpret_cast<const Gauges*>(conversation_->memory().at(0));
    return {gauge(gauges->temperature), gauge(gauges->power)};
}

}  // namespace edgegate::npu::worker
