// The least a test program needs: a check that says where it failed, and a count at the end.
#pragma once

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace edgegate::tests {

inline std::atomic<int> failures{0};
inline std::atomic<int> checks{0};

inline void check(bool holds, const char* what, const char* file, int line) {
    ++checks;
    if (holds) return;
    ++failures;
    std::fprintf(stderr, "%s:%d: not so: %s\n", file, line, what);
}

inline void check_status(int expected, int actual, const char* message, const char* what, const char* file, int line) {
    ++checks;
    if (expected == actual) return;
    ++failures;
    std::fprintf(stderr, "%s:%d: %s returned %d (%s), %d expected\n", file, line, what, actual, message, expected);
}

inline int report(const char* name) {
    std::printf("%s: %d checks, %d failed\n", name, checks.load(), failures.load());
    return failures == 0 && checks > 0 ? 0 : 1;
}

}  // namespace edgegate::tests

#define CHECK(condition) ::edgegate::tests::check((condition), #condition, __FILE__, __LINE__)
