#include "npu/library.hpp"

#include <dlfcn.h>
#include <glob.h>

#include <cstdlib>
#include <vector>

#include "common/fault.hpp"

namespace edgegate::npu {

namespace {

// Folder of the file this code was loaded from: an appliance ships its runtimes beside it.
std::string own_folder() {
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(&own_folder), &info) == 0 || info.dli_fname == nullptr) return {};
    const std::string file = info.dli_fname;
    const auto slash = file.rfind('/');
    return slash == std::string::npos ? std::string(".") : file.substr(0, slash);
}

// A folder's own name may hold glob characters.
std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '*' || c == '?' || c == '[' || c == '\\') result += '\\';
        result += c;
    }
    return result;
}

void append_matches(std::vector<std::string>& into, const std::string& folder, const char* pattern) {
    glob_t found{};
    if (glob((escaped(folder) + "/" + pattern).c_str(), 0, nullptr, &found) == 0)
        for (std::size_t i = 0; i < found.gl_pathc; ++i) into.emplace_back(found.gl_pathv[i]);
    globfree(&found);
}

std::vector<std::string> candidates(const LibrarySearch& search) {
    std::vector<std::string> result;
    const char* chosen = std::getenv(search.variable);
    if (chosen != nullptr && chosen[0] != '\0') return {chosen};
    const std::string beside = own_folder();
    if (!beside.empty())
        for (const char* file : search.files) append_matches(result, beside, file);
    for (const char* file : search.files)
        if (std::string(file).find('*') == std::string::npos) result.emplace_back(file);  // the loader's own search
    for (const char* folder : search.folders)
        for (const char* file : search.files) append_matches(result, folder, file);
    return result;
}

}  // namespace

Library Library::open(const LibrarySearch& search) {
    std::string tried;
    for (const auto& file : candidates(search)) {
        if (void* handle = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL)) return {handle, file};
        const char* why = dlerror();
        tried += (tried.empty() ? "" : "; ") + std::string(why != nullptr ? why : file.c_str());
    }
    fail(EG_UNAVAILABLE, "no usable library found, neither in %s nor elsewhere (%s). %s, or set %s to the file",
         own_folder().c_str(), tried.c_str(), search.remedy, search.variable);
}

void* Library::find(const char* name) const noexcept { return dlsym(handle_, name); }

void* Library::require(const char* name) const {
    void* address = find(name);
    if (address == nullptr) fail(EG_UNAVAILABLE, "%s lacks the function %s: it is of another version", path_.c_str(), name);
    return address;
}

}  // namespace edgegate::npu
