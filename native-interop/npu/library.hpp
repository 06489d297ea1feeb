// Finds and opens a vendor's shared library at run time.
#pragma once

#include <initializer_list>
#include <string>

namespace edgegate::npu {

struct LibrarySearch {
    const char* variable;                        // environment variable with an explicit file; the only candidate when set
    std::initializer_list<const char*> files;    // names or globs, tried beside this library first, then in `folders`
    std::initializer_list<const char*> folders;  // absolute
    const char* remedy;                          // what to install where, ends the message
};

// Libraries are never closed again: the vendors' leave threads and thread-local destructors behind that would run into unmapped
// code.
class Library final {
public:
    // Throws Fault EG_UNAVAILABLE that lists every file tried and why it was not it.
    static Library open(const LibrarySearch& search);

    // Throws Fault EG_UNAVAILABLE that names symbol and file.
    template <typename Function>
    Function symbol(const char* name) const {
        return reinterpret_cast<Function>(require(name));
    }

    // Null when the library lacks it.
    template <typename Function>
    Function optional_symbol(const char* name) const noexcept {
        return reinterpret_cast<Function>(find(name));
    }

    const std::string& path() const noexcept { return path_; }

private:
    Library(void* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
    void* require(const char* name) const;
    void* find(const char* name) const noexcept;

    void* handle_;
    std::string path_;
};

}  // namespace edgegate::npu
