// What the leak checker passes over: ONNX Runtime 1.30 keeps 14 bytes of its own when it is loaded, for the process's life. Everything that
// is this project's is reported. Asked for by the sanitizer's run time at the end; without one nobody calls it.
extern "C" __attribute__((visibility("default"), used)) const char* __lsan_default_suppressions();

const char* __lsan_default_suppressions() { return "leak:libonnxruntime.so\n"; }
