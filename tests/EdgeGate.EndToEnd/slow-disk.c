// Preloaded into the program by a test: a disk on which every flush takes as long as EDGEGATE_FLUSH_MS says. It is slow, and it keeps what it is given.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void linger(void) {
    const char* text = getenv("EDGEGATE_FLUSH_MS");
    long ms = text ? atol(text) : 0;
    struct timespec span = {ms / 1000, (ms % 1000) * 1000000L};
    nanosleep(&span, NULL);
}

int fsync(int fd) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    linger();
    return real(fd);
}

int fdatasync(int fd) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    linger();
    return real(fd);
}
