// Calls a function when a run takes too long.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace edgegate::npu {

// One thread, asleep except when a deadline passes. Arming usually wakes nobody: while the thread still sleeps towards an
// earlier deadline it finds the later one by itself when it gets up.
class Watchdog final {
public:
    // `expired` runs on the watchdog's thread, under its lock: it must be short and must not call back.
    explicit Watchdog(std::function<void()> expired);
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

    void arm(std::chrono::milliseconds limit);

    // True when the deadline had passed. After it returns, `expired` is not running and will not run.
    bool disarm();

private:
    using Clock = std::chrono::steady_clock;
    void watch();

    std::function<void()> expired_;
    std::mutex lock_;
    std::condition_variable changed_;
    Clock::time_point deadline_{};
    bool armed_ = false;
    bool fired_ = false;
    bool idle_ = true;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace edgegate::npu
