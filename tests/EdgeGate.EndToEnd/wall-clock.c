/* For tests: the wall clock of one program, moved by as many seconds as a file says, while it runs. Monotonic clocks stay as they are.
 *   cc -shared -fPIC -o wall-clock.so wall-clock.c;  EDGEGATE_TEST_CLOCK=FILE LD_PRELOAD=wall-clock.so PROGRAM */
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long long moved(void) {
    const char* path = getenv("EDGEGATE_TEST_CLOCK");
    FILE* file = path ? fopen(path, "r") : NULL;
    long long seconds = 0;
    if (file && fscanf(file, "%lld", &seconds) != 1) seconds = 0;
    if (file) fclose(file);
    return seconds;
}

int clock_gettime(clockid_t clock, struct timespec* now) {
    long result = syscall(SYS_clock_gettime, clock, now);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += moved();
    return (int)result;
}

int gettimeofday(struct timeval* restrict now, void* restrict zone) {
    struct timespec exact;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &exact);
    now->tv_sec = exact.tv_sec;
    now->tv_usec = exact.tv_nsec / 1000;
    return 0;
}

time_t time(time_t* out) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (out) *out = now.tv_sec;
    return now.tv_sec;
}
