/*
 * One small C ABI over the runtimes that compute EdgeGate's networks. The runtimes are opened with dlopen when a backend is
 * opened; none is needed to build or to load this library.
 *
 * Ownership: whoever opens closes. Everything a model hands out (buffers) lives until eg_npu_model_close and never moves.
 *   A model keeps what it needs of its backend: the order of closing does not matter.
 * Threads: a backend may be used by several threads; a model by one thread at a time (a second one is refused, not crashed).
 * Errors: no exception leaves the library. Failures leave a message for the calling thread in eg_npu_last_error.
 * Processes: a backend computes in the calling process (eg_npu_backend_open) or apart from it (eg_npu_worker_open).
 * Versions: structs that the library fills begin with struct_size, set by the caller; fields beyond it are not written.
 */
#ifndef EDGEGATE_NPU_H
#define EDGEGATE_NPU_H

#include "edgegate_status.h"

#ifdef __cplusplus
extern "C" {
#endif

#define EG_NPU_ABI 2
#define EG_NPU_MAX_RANK 8

typedef struct eg_npu_backend eg_npu_backend;
typedef struct eg_npu_model eg_npu_model;

enum { EG_TENSOR_FLOAT32 = 1, EG_TENSOR_UINT8 = 2, EG_TENSOR_INT8 = 3, EG_TENSOR_FLOAT16 = 4, EG_TENSOR_INT32 = 5 };
enum { EG_TENSOR_INPUT = 0, EG_TENSOR_OUTPUT = 1 };

typedef struct eg_npu_backend_info {
    uint32_t struct_size;
    int32_t usable;    /* 1: eg_npu_backend_open works here now */
    char name[32];     /* "onnxruntime" */
    char version[64];  /* the runtime's own; empty when not usable */
    char device[64];   /* "cpu", a chip's name */
    char library[256]; /* file that was loaded */
    char reason[1024]; /* not usable: why, and what to install where */
} eg_npu_backend_info;

typedef struct eg_npu_open_options {
    uint32_t struct_size;
    int32_t threads;     /* 1 to 64, for backends that run on the CPU */
    int32_t deadline_ms; /* 0: none. Longest time one run may take before it is stopped */
    uint32_t core_mask;  /* 0: the runtime chooses; else one bit a core of the NPU */
} eg_npu_open_options;

typedef struct eg_npu_tensor_info {
    uint32_t struct_size;
    int32_t type; /* EG_TENSOR_FLOAT32 ... */
    int32_t rank; /* 0 to EG_NPU_MAX_RANK */
    int32_t shape[EG_NPU_MAX_RANK];
    float scale;        /* real = (code - zero_point) * scale; 1 when the runtime does not say */
    int32_t zero_point; /* 0 when the runtime does not say */
    uint32_t reserved;
    uint64_t bytes;
    char name[256]; /* longer names are refused when the model is opened */
} eg_npu_tensor_info;

typedef struct eg_npu_stats {
    uint32_t struct_size;
    uint32_t reserved;
    uint64_t runs;     /* that ended well */
    uint64_t failures; /* all others, timeouts among them */
    uint64_t timeouts;
    uint64_t last_us;    /* duration of the last good run, microseconds */
    uint64_t total_us;   /* sum over good runs */
    float temperature_c; /* NaN when the runtime does not tell */
    float power_w;       /* NaN when the runtime does not tell */
} eg_npu_stats;

/* EG_NPU_ABI of the library; another value than the header's: do not call anything else. */
EG_EXPORT uint32_t eg_npu_abi_version(void);

/* Message of the last failure on this thread, UTF-8, never null; valid until this thread's next call. */
EG_EXPORT const char* eg_npu_last_error(void);

/* Backends compiled in, best first; indices for eg_npu_backend_describe. */
EG_EXPORT int32_t eg_npu_backend_count(void);

/* Opens the backend for a moment to say whether and why not it is usable. Takes as long as opening it. */
EG_EXPORT eg_status eg_npu_backend_describe(int32_t index, eg_npu_backend_info* info);

/* Loads the runtime's library and its device. */
EG_EXPORT eg_status eg_npu_backend_open(const char* name, eg_npu_backend** backend);

/* The same two in a process of their own: the calling process loads no library of any vendor, and what crashes or hangs there ends
 * there. Every model of such a backend runs in one process each, started when it is opened and returned when it is warmed up.
 * A run whose deadline passes ends that process (EG_TIMEOUT), a crash is EG_RUNTIME; afterwards the model says EG_UNAVAILABLE
 * until it is opened again. open_timeout_ms: 1 or more, for the backend and for each model. */
EG_EXPORT eg_status eg_npu_worker_describe(int32_t index, int32_t open_timeout_ms, eg_npu_backend_info* info);
EG_EXPORT eg_status eg_npu_worker_open(const char* name, int32_t open_timeout_ms, eg_npu_backend** backend);

/* What eg_npu_backend_describe tells, of an open backend. */
EG_EXPORT eg_status eg_npu_backend_query(const eg_npu_backend* backend, eg_npu_backend_info* info);

/* Null is accepted. */
EG_EXPORT void eg_npu_backend_close(eg_npu_backend* backend);

/* Loads a model and allocates all its buffers. path: UTF-8. options: null for one thread, no deadline. */
EG_EXPORT eg_status eg_npu_model_open(eg_npu_backend* backend, const char* path, const eg_npu_open_options* options,
                                      eg_npu_model** model);

/* Number of tensors; direction EG_TENSOR_INPUT or EG_TENSOR_OUTPUT. */
EG_EXPORT eg_status eg_npu_model_tensor_count(const eg_npu_model* model, int32_t direction, int32_t* count);

EG_EXPORT eg_status eg_npu_model_tensor_info(const eg_npu_model* model, int32_t direction, int32_t index,
                                             eg_npu_tensor_info* info);

/* The tensor's memory, aligned to 64 bytes, owned by the model. Inputs are zero until written. */
EG_EXPORT eg_status eg_npu_model_buffer(eg_npu_model* model, int32_t direction, int32_t index, void** data, uint64_t* bytes);

/* Computes outputs from inputs, blocking. No allocation by the bridge. After EG_TIMEOUT or EG_RUNTIME the outputs mean nothing;
 * the model may be run again. */
EG_EXPORT eg_status eg_npu_model_run(eg_npu_model* model);

EG_EXPORT eg_status eg_npu_model_stats(const eg_npu_model* model, eg_npu_stats* stats);

/* Null is accepted. Not while a run of this model is under way. */
EG_EXPORT void eg_npu_model_close(eg_npu_model* model);

#ifdef __cplusplus
}
#endif
#endif
