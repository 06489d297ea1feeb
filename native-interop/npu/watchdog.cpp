#include "npu/watchdog.hpp"

#include <utility>

namespace edgegate::npu {

Watchdog::Watchdog(std::function<void()> expired) : expired_(std::move(expired)), thread_([this] { watch(); }) {}

Watchdog::~Watchdog() {
    {
        const std::lock_guard<std::mutex> guard(lock_);
        stop_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void Watchdog::arm(std::chrono::milliseconds limit) {
    bool wake;
    {
        const std::lock_guard<std::mutex> guard(lock_);
        deadline_ = Clock::now() + limit;
        armed_ = true;
        fired_ = false;
        wake = idle_;
    }
    if (wake) changed_.notify_one();
}

bool Watchdog::disarm() {
    const std::lock_guard<std::mutex> guard(lock_);
    armed_ = false;
    return fired_;
}

void Watchdog::watch() {
    std::unique_lock<std::mutex> guard(lock_);
    while (!stop_) {
        if (!armed_) {
            idle_ = true;
            changed_.wait(guard, [this] { return armed_ || stop_; });
            idle_ = false;
            continue;
        }
        const auto until = deadline_;
        if (Clock::now() < until) {
            changed_.wait_until(guard, until);
            continue;
        }
        armed_ = false;
        fired_ = true;
        expired_();
    }
}

}  // namespace edgegate::npu
