/* Status codes shared by both native libraries of EdgeGate. */
#ifndef EDGEGATE_STATUS_H
#define EDGEGATE_STATUS_H

#include <stdint.h>

#if defined(__GNUC__)
#define EG_EXPORT __attribute__((visibility("default")))
#else
#define EG_EXPORT
#endif

/* Every function that can fail returns one of these; the message of the calling thread says the rest. */
typedef int32_t eg_status;
enum {
    EG_OK = 0,
    EG_INVALID_ARGUMENT = 1, /* the caller broke the contract: a null, a size, an index */
    EG_NOT_FOUND = 2,        /* a file that does not exist or cannot be read */
    EG_UNAVAILABLE = 3,      /* a runtime library or a device that is not there, or is of another version */
    EG_BAD_DATA = 4,         /* a model or a picture that is damaged */
    EG_UNSUPPORTED = 5,      /* sound, yet of a kind that is not handled: dynamic shapes, CMYK */
    EG_TOO_LARGE = 6,        /* above a limit that protects the box's memory */
    EG_RUNTIME = 7,          /* the vendor's runtime failed while it worked */
    EG_TIMEOUT = 8,          /* a run was stopped at its deadline */
    EG_OUT_OF_MEMORY = 9,
    EG_INTERNAL = 10 /* an exception nobody expected; the message holds its text */
};

#endif
