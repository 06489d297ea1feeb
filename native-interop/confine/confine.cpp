#include "confine/confine.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <initializer_list>

namespace edgegate::confine {

namespace {

// Landlock of the kernel's ABI, and not of the build machine's headers, which may be older. The numbers are the same on every processor.
constexpr long create_ruleset = 444, add_rule = 445, restrict_self = 446;

struct RulesetAttributes {
    std::uint64_t files;
};

struct __attribute__((packed)) PathRule {
    std::uint64_t allowed;
    std::int32_t parent;
};

constexpr std::uint64_t execute = 1u << 0, write_file = 1u << 1, read_file = 1u << 2, read_folder = 1u << 3, refer = 1u << 13,
                        truncate = 1u << 14, device_ioctl = 1u << 15;
constexpr std::uint64_t of_first_abi = (1u << 13) - 1;
constexpr std::uint64_t of_files = execute | write_file | read_file | truncate | device_ioctl;

std::uint64_t handled_by(int abi) {
    return of_first_abi | (abi >= 2 ? refer : 0) | (abi >= 3 ? truncate : 0) | (abi >= 5 ? device_ioctl : 0);
}

int landlock_abi() {
    const long abi = syscall(create_ruleset, nullptr, std::size_t{0}, 1u);
    return abi > 0 ? static_cast<int>(abi) : 0;
}

void allow(int ruleset, const std::string& path, std::uint64_t access) {
    const int file = open(path.c_str(), O_PATH | O_CLOEXEC);
    if (file < 0) return;  // not every system has every one
    struct stat status {};
    const bool is_folder = fstat(file, &status) == 0 && S_ISDIR(status.st_mode);
    const PathRule rule{is_folder ? access : access & of_files, file};
    (void)syscall(add_rule, ruleset, 1, &rule, 0u);
    close(file);
}

// All that lies in a folder but what begins with one of some names.
void allow_within(int ruleset, const std::string& folder, std::uint64_t access, std::initializer_list<const char*> but) {
    DIR* entries = opendir(folder.c_str());
    if (entries == nullptr) return;
    while (const dirent* entry = readdir(entries)) {
        const std::string name = entry->d_name;
        bool allowed = name != "." && name != "..";
        for (const char* start : but) allowed = allowed && name.rfind(start, 0) != 0;
        if (allowed) allow(ruleset, folder + "/" + name, access);
    }
    closedir(entries);
}

bool restrict_files(const Wish& wish, int abi) {
    const std::uint64_t handled = handled_by(abi);
    const RulesetAttributes attributes{handled};
    const int ruleset = static_cast<int>(syscall(create_ruleset, &attributes, sizeof attributes, 0u));
    if (ruleset < 0) return false;
    const std::uint64_t reading = execute | read_file | read_folder;
    for (const char* folder : {"/usr", "/lib", "/lib64", "/bin", "/opt", "/proc", "/sys"}) allow(ruleset, folder, reading);
    // The gate's configuration holds the camera's password, the shadow those of persons.
    allow_within(ruleset, "/etc", reading, {"edgegate", "shadow", "gshadow", "ssh"});
    // Everything but what moves a barrier, resets the board or reads its memory.
    allow_within(ruleset, "/dev", (handled & (read_file | write_file | truncate | device_ioctl)) | read_folder,
                 {"gpiochip", "i2c", "spidev", "watchdog", "mem", "kmem", "port", "kmsg", "tty", "input", "uinput", "sd",
                  "mmcblk", "nvme", "vd", "loop"});
    for (const char* folder : {"/tmp", "/dev/shm"}) allow(ruleset, folder, handled);
    for (const auto& path : wish.readable) allow(ruleset, path, reading);
    const bool done = syscall(restrict_self, ruleset, 0u) == 0;
    close(ruleset);
    return done;
}

#if defined(__x86_64__)
constexpr std::uint32_t own_architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t own_architecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t own_architecture = 0;
#endif

constexpr std::uint32_t refused = SECCOMP_RET_ERRNO | 1;  // EPERM

// A program for the kernel's filter: what it says of a system call is the first that fits.
class Filter final {
public:
    Filter() {
        load(offsetof(seccomp_data, arch));
        code_.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, own_architecture, 1, 0));
        give(SECCOMP_RET_KILL_PROCESS);
        load(offsetof(seccomp_data, nr));
#if defined(__x86_64__)
        code_.push_back(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000u, 0, 1));  // the other numbering of the same processor
        give(SECCOMP_RET_KILL_PROCESS);
#endif
    }

    void refuse(long number) {
        unless(number, 1);
        give(refused);
    }

    // Refuses it but with one of some values as an argument.
    void refuse_but(long number, unsigned argument, std::initializer_list<long> values) {
        unless(number, static_cast<std::uint8_t>(2 * values.size() + 2));
        load(offsetof(seccomp_data, args) + argument * sizeof(std::uint64_t));
        for (const long value : values) {
            unless(value, 1);
            give(SECCOMP_RET_ALLOW);
        }
        give(refused);
    }

    bool install() {
        give(SECCOMP_RET_ALLOW);
        const sock_fprog program{static_cast<unsigned short>(code_.size()), code_.data()};
        return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
    }

private:
    void load(std::size_t at) { code_.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(at))); }
    void give(std::uint32_t value) { code_.push_back(BPF_STMT(BPF_RET | BPF_K, value)); }
    void unless(long value, std::uint8_t skipped) {
        code_.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(value), 0, skipped));
    }

    std::vector<sock_filter> code_;
};

bool restrict_calls(Network network) {
    if (own_architecture == 0) return false;
    Filter filter;
    const long self = getpid();
    // Other processes of the same user: the gate above all.
    filter.refuse_but(SYS_kill, 0, {self});
    filter.refuse_but(SYS_tgkill, 0, {self});
    filter.refuse_but(SYS_prlimit64, 0, {0, self});
    for (const long number : {SYS_tkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, SYS_ptrace, SYS_process_vm_readv,
                              SYS_process_vm_writev, SYS_kcmp})
        filter.refuse(number);
    // 424 to 448: the same numbers on every processor; not in every build machine's headers.
    for (const long number : {424L /* pidfd_send_signal */, 434L /* pidfd_open */, 438L /* pidfd_getfd */, 425L, 426L,
                              427L /* io_uring */, 440L /* process_madvise */})
        filter.refuse(number);
    for (const long number : {SYS_mount,
                              SYS_umount2,
                              SYS_pivot_root,
                              SYS_chroot,
                              SYS_unshare,
                              SYS_setns,
                              SYS_bpf,
                              SYS_perf_event_open,
                              SYS_userfaultfd,
                              SYS_keyctl,
                              SYS_add_key,
                              SYS_request_key,
                              SYS_open_by_handle_at,
                              SYS_init_module,
                              SYS_finit_module,
                              SYS_delete_module,
                              SYS_kexec_load,
                              SYS_reboot,
                              SYS_swapon,
                              SYS_swapoff,
                              SYS_acct,
                              SYS_quotactl})
        filter.refuse(number);
    // Local sockets reach the gate's own control socket, whatever may be opened as a file.
    if (network == Network::internet)
        filter.refuse_but(SYS_socket, 0, {AF_INET, AF_INET6, AF_NETLINK});
    else
        filter.refuse(SYS_socket);
    return filter.install();
}

// Of root's rights, where somebody tries the program as root, only that to read files whoever owns them: Landlock says which.
void drop_capabilities() {
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct data[2]{};
    if (syscall(SYS_capget, &header, data) != 0) return;
    const __u32 kept = (1u << CAP_DAC_OVERRIDE) | (1u << CAP_DAC_READ_SEARCH);
    data[0].permitted &= kept;
    data[0].effective &= kept;
    data[0].inheritable = data[1].permitted = data[1].effective = data[1].inheritable = 0;
    (void)syscall(SYS_capset, &header, data);
}

}  // namespace

Given confine(const Wish& wish) {
    Given given;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return given;
    drop_capabilities();
    const int abi = landlock_abi();
    if (abi > 0 && restrict_files(wish, abi)) given.landlock = abi;
    given.syscalls = restrict_calls(wish.network);
    return given;
}

Given probe() {
    Given given;
    given.landlock = landlock_abi();
    // With no program at all a kernel that knows filters says that the address is bad, any other that it does not know them.
    given.syscalls = own_architecture != 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, nullptr) != 0 && errno == EFAULT;
    return given;
}

}  // namespace edgegate::confine
