#include "imaging/png_decode.hpp"

#include <csetjmp>
#include <cstdio>
#include <cstring>

#include <png.h>

#include "common/fault.hpp"

namespace edgegate::imaging {

namespace {

// Chunks other than pixels are never needed in bulk; a compressed text chunk may blow up a thousandfold.
constexpr png_alloc_size_t most_chunk_bytes = 8u << 20;
constexpr png_uint_32 most_side = 1u << 20;

// No destructor: left by longjmp; finish() is called on both ways out.
struct Decoder {
    png_structp png;
    png_infop info;
    const std::uint8_t* next;
    std::size_t left;
    char text[160];
    std::jmp_buf exit;

    bool decode(const std::uint8_t* data, std::size_t bytes, const eg_picture& destination, bool& matches);
    void choose_output(bool grey);
    void finish() { png_destroy_read_struct(&png, &info, nullptr); }
};

[[noreturn]] void on_error(png_structp png, png_const_charp text) {
    auto* decoder = static_cast<Decoder*>(png_get_error_ptr(png));
    std::snprintf(decoder->text, sizeof decoder->text, "%s", text);
    std::longjmp(decoder->exit, 1);
}

void on_warning(png_structp, png_const_charp) {}

void on_read(png_structp png, png_bytep target, std::size_t count) {
    auto* decoder = static_cast<Decoder*>(png_get_io_ptr(png));
    if (count > decoder->left) png_error(png, "the file ends too early");
    std::memcpy(target, decoder->next, count);
    decoder->next += count;
    decoder->left -= count;
}

// Any kind of PNG to one or three 8-bit samples. Alpha is dropped, not blended: what lies behind a plate is unknown.
void Decoder::choose_output(bool grey) {
    const int colour = png_get_color_type(png, info);
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_strip_alpha(png);
    if (grey && (colour & PNG_COLOR_MASK_COLOR) != 0)
        png_set_rgb_to_gray_fixed(png, PNG_ERROR_ACTION_NONE, 29900, 58700);  // BT.601, as JPEG's luma
    if (!grey && (colour & PNG_COLOR_MASK_COLOR) == 0) png_set_gray_to_rgb(png);
}

bool Decoder::decode(const std::uint8_t* data, std::size_t bytes, const eg_picture& destination, bool& matches) {
    info = nullptr;
    next = data;
    left = bytes;
    std::snprintf(text, sizeof text, "out of memory");
    png = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, on_error, on_warning);
    if (png == nullptr) return false;
    if (setjmp(exit) != 0) return false;
    info = png_create_info_struct(png);
    if (info == nullptr) return false;
    png_set_read_fn(png, this, on_read);
    png_set_user_limits(png, most_side, most_side);
    png_set_chunk_malloc_max(png, most_chunk_bytes);
    png_set_chunk_cache_max(png, 64);
    png_read_info(png, info);

    matches = static_cast<std::int64_t>(png_get_image_width(png, info)) == destination.width &&
              static_cast<std::int64_t>(png_get_image_height(png, info)) == destination.height;
    if (!matches) return true;

    const bool grey = destination.format == EG_PIXEL_GREY8;
    choose_output(grey);
    const int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    if (png_get_rowbytes(png, info) != static_cast<std::size_t>(destination.width) * (grey ? 1 : 3))
        png_error(png, "its pixels are of a kind that is not handled");
    for (int pass = 0; pass < passes; ++pass)
        for (std::int32_t y = 0; y < destination.height; ++y)
            png_read_row(png, destination.data + static_cast<std::size_t>(destination.stride) * static_cast<std::size_t>(y),
                         nullptr);
    png_read_end(png, nullptr);
    return true;
}

}  // namespace

void decode_png(const std::uint8_t* data, std::size_t bytes, const eg_picture& destination) {
    Decoder decoder;
    bool matches = false;
    const bool sound = decoder.decode(data, bytes, destination, matches);
    decoder.finish();
    if (!sound) fail(EG_BAD_DATA, "the PNG is damaged or cut off: %s", decoder.text);
    if (!matches)
        fail(EG_INVALID_ARGUMENT, "the destination has %d x %d pixels, the PNG another size", destination.width,
             destination.height);
}

}  // namespace edgegate::imaging
