/* The lens of the virtual board: plays a recording of JPEG pictures into a v4l2loopback device, at the pace asked for.
 *   camera DEVICE FILE WIDTH HEIGHT FRAMES_PER_SECOND START-FILE
 * Waits for START-FILE before each pass and removes it at the end of the pass, showing the first picture meanwhile. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void fail(const char* what) {
    fprintf(stderr, "camera: %s: %s\n", what, strerror(errno));
    exit(1);
}

/* The end of the picture that begins at from: the start of the next one, or the end of the file. */
static size_t picture_end(const uint8_t* data, size_t size, size_t from) {
    for (size_t at = from + 2; at + 3 < size; at++)
        if (data[at] == 0xff && data[at + 1] == 0xd9 && data[at + 2] == 0xff && data[at + 3] == 0xd8) return at + 2;
    return size;
}

static void show(int device, const uint8_t* picture, size_t size, struct timespec* due, long interval) {
    due->tv_nsec += interval;
    while (due->tv_nsec >= 1000000000L) {
        due->tv_nsec -= 1000000000L;
        due->tv_sec++;
    }
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, due, NULL);
    if (write(device, picture, size) < 0) fail("write a picture");
}

int main(int argc, char** argv) {
    if (argc != 7) {
        fprintf(stderr, "camera DEVICE FILE WIDTH HEIGHT FRAMES_PER_SECOND START-FILE\n");
        return 2;
    }
    const char* start = argv[6];
    long interval = (long)(1e9 / atof(argv[5]));
    int file = open(argv[2], O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (file < 0 || fstat(file, &status) < 0) fail(argv[2]);
    size_t size = (size_t)status.st_size;
    const uint8_t* data = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (data == MAP_FAILED) fail("map the recording");

    int device = open(argv[1], O_WRONLY | O_CLOEXEC);
    if (device < 0) fail(argv[1]);
    struct v4l2_format format = {.type = V4L2_BUF_TYPE_VIDEO_OUTPUT};
    format.fmt.pix.width = (uint32_t)atoi(argv[3]);
    format.fmt.pix.height = (uint32_t)atoi(argv[4]);
    format.fmt.pix.pixelformat = V4L2_PIX_FMT_MJPEG;
    format.fmt.pix.sizeimage = format.fmt.pix.width * format.fmt.pix.height;
    format.fmt.pix.field = V4L2_FIELD_NONE;
    if (ioctl(device, VIDIOC_S_FMT, &format) < 0) fail("set the format");

    struct timespec due;
    clock_gettime(CLOCK_MONOTONIC, &due);
    size_t first = picture_end(data, size, 0);
    for (;;) {
        while (access(start, F_OK) != 0) {
            show(device, data, first, &due, interval);
            /* An empty lane has nothing to show that is worth a slow machine's time; the lane takes two seconds
			 * without a picture for a camera that hangs. */
            usleep(800000);
            clock_gettime(CLOCK_MONOTONIC, &due);
        }
        for (size_t at = 0; at + 3 < size;) {
            size_t end = picture_end(data, size, at);
            show(device, data + at, end - at, &due, interval);
            at = end;
        }
        unlink(start);
    }
}
