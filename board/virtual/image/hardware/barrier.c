/* The barrier of the virtual board, as a technician would find it on the other side of the terminals: sees the relay contacts in the
 * kernel's simulated chip, moves its arm, and drives limit switches and loop by the chip's pull resistors.
 *   barrier CHIP-FOLDER LOG [SECONDS-A-SECOND]
 * Every change is one line of LOG, in the words of the clip's transcript, after the seconds since the boot. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { OPEN_RELAY = 0, SAFETY_LOOP = 4, LIMIT_OPEN = 6, LIMIT_CLOSED = 7 };

static const char* folder;
static FILE* log_file;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void say(const char* text) {
    fprintf(log_file, "%.2f line %s\n", now(), text);
    fflush(log_file);
}

static int value(int line) {
    char path[256], text[8] = "";
    snprintf(path, sizeof path, "%s/sim_gpio%d/value", folder, line);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || read(file, text, sizeof text - 1) < 1) {
        fprintf(stderr, "barrier: %s: %s\n", path, strerror(errno));
        exit(1);
    }
    close(file);
    return text[0] == '1';
}

static void drive(int line, int high) {
    char path[256];
    const char* pull = high ? "pull-up" : "pull-down";
    snprintf(path, sizeof path, "%s/sim_gpio%d/pull", folder, line);
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0 || write(file, pull, strlen(pull)) < 0) {
        fprintf(stderr, "barrier: %s: %s\n", path, strerror(errno));
        exit(1);
    }
    close(file);
}

int main(int argc, char** argv) {
    if (argc < 3) {
        fprintf(stderr, "barrier CHIP-FOLDER LOG [FACTOR]\n");
        return 2;
    }
    folder = argv[1];
    log_file = fopen(argv[2], "ae");
    if (!log_file) {
        perror(argv[2]);
        return 1;
    }
    double factor = argc > 3 ? atof(argv[3]) : 1;
    /* Seconds after the request at which the arm is up, the car is over the loop, has left it, the arm sinks, and is down. */
    const double times[] = {1.5, 6.7, 8.2, 8.2, 9.7};
    const int sinking = 5;
    const char* texts[] = {"limit switch OPEN: the arm is up", "safety loop taken", "safety loop clear",
                           "limit switch OPEN released: the barrier's controller lowers the arm",
                           "limit switch CLOSED: the arm is down"};
    int relay = value(OPEN_RELAY), moving = 0;
    double began = 0;
    drive(LIMIT_CLOSED, 1);
    drive(LIMIT_OPEN, 0);
    drive(SAFETY_LOOP, 0);
    for (;;) {
        int level = value(OPEN_RELAY);
        if (level != relay) {
            relay = level;
            say(level ? "relay OPEN closed" : "relay OPEN released");
            if (level && (!moving || moving == sinking)) {
                /* An arm that sinks goes up again. */
                if (!moving) {
                    drive(LIMIT_CLOSED, 0);
                    say("limit switch CLOSED released");
                }
                moving = 1;
                began = now();
            }
        }
        if (moving && now() - began >= times[moving - 1] * factor) {
            switch (moving) {
                case 1:
                    drive(LIMIT_OPEN, 1);
                    break;
                case 2:
                    drive(SAFETY_LOOP, 1);
                    break;
                case 3:
                    drive(SAFETY_LOOP, 0);
                    break;
                case 4:
                    drive(LIMIT_OPEN, 0);
                    break;
                default:
                    drive(LIMIT_CLOSED, 1);
                    break;
            }
            say(texts[moving - 1]);
            moving = moving == 5 ? 0 : moving + 1;
        }
        usleep(20000);
    }
}
