/*
 * Codecs, geometry and colour for EdgeGate over OpenCV (core, imgproc), libjpeg-turbo, libpng and libwebp.
 *
 * Ownership: all pictures belong to the caller, are read or written during the call only, and must not overlap. The one thing
 *   this library hands out is the memory of eg_img_encode_jpeg, given back with eg_img_free.
 * Threads: every function may be called from several threads at once.
 * Errors: no exception leaves the library. Failures leave a message for the calling thread in eg_img_last_error; a
 *   destination is then undefined.
 */
#ifndef EDGEGATE_IMAGING_H
#define EDGEGATE_IMAGING_H

#include "edgegate_status.h"

#ifdef __cplusplus
extern "C" {
#endif

#define EG_IMG_ABI 1
#define EG_IMG_MAX_PIXELS 64000000
#define EG_IMG_MAX_SIDE 32000 /* OpenCV's geometry takes at most 32766 */

enum { EG_PIXEL_GREY8 = 0, EG_PIXEL_RGB24 = 1, EG_PIXEL_YUYV = 2, EG_PIXEL_NV12 = 3 };

typedef struct eg_picture {
    uint8_t* data;
    uint64_t bytes; /* of data; the last row need not be padded to the stride */
    int32_t width;
    int32_t height;
    int32_t stride; /* bytes from one row to the next; NV12: of both planes */
    int32_t format; /* EG_PIXEL_GREY8 ... */
} eg_picture;

typedef struct eg_image_header {
    int32_t width;
    int32_t height;
    int32_t orientation; /* EXIF 1 to 8, 1 when absent */
    int32_t kind;        /* 1 JPEG, 2 PNG, 3 WebP */
} eg_image_header;

EG_EXPORT uint32_t eg_img_abi_version(void);

/* Message of the last failure on this thread, UTF-8, never null; valid until this thread's next call. */
EG_EXPORT const char* eg_img_last_error(void);

/* "OpenCV 4.6.0, libjpeg-turbo 2.1.5, libpng 1.6.39": static text. */
EG_EXPORT const char* eg_img_versions(void);

/* Kind by content, size and orientation. EG_BAD_DATA, EG_UNSUPPORTED, EG_TOO_LARGE (above EG_IMG_MAX_PIXELS, or a side above
 * EG_IMG_MAX_SIDE). */
EG_EXPORT eg_status eg_img_read_header(const uint8_t* encoded, uint64_t bytes, eg_image_header* header);

/* Decodes into a GREY8 or RGB24 picture of exactly the header's size. Truncated or damaged data is EG_BAD_DATA. Orientation is
 * not applied; alpha is dropped; 16-bit samples are rounded to 8. */
EG_EXPORT eg_status eg_img_decode(const uint8_t* encoded, uint64_t bytes, const eg_picture* destination);

/* GREY8 or RGB24 to baseline JPEG, 4:2:0, quality 1 to 100. */
EG_EXPORT eg_status eg_img_encode_jpeg(const eg_picture* source, int32_t quality, uint8_t** data, uint64_t* bytes);

/* Null is accepted. */
EG_EXPORT void eg_img_free(uint8_t* data);

/* Same format on both sides, GREY8 or RGB24. On each axis: area average when shrinking, bilinear when enlarging. */
EG_EXPORT eg_status eg_img_resize(const eg_picture* source, const eg_picture* destination);

/* Perspective: corners x,y of top left, top right, bottom right, bottom left in pixels, (0, 0) the outer corner of the first
 * pixel; strictly convex. Bilinear; outside the source the nearest edge pixel. GREY8 or RGB24, same on both sides. */
EG_EXPORT eg_status eg_img_rectify(const eg_picture* source, const float corners[8], const eg_picture* destination);

/* Any format to GREY8 or RGB24 at equal size. YUV is BT.601 studio range; black becomes 0 and white 255 in both targets. */
EG_EXPORT eg_status eg_img_convert(const eg_picture* source, const eg_picture* destination);

#ifdef __cplusplus
}
#endif
#endif
