/* Makes the n-th write to a store fail, or the n-th and all behind it: loaded before the C library.

   Counted are writes, cuts and syncs of files whose name has ".db" in it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long met, chosen, last;
static int reason;

/* From now on the writes from `first` to `to`, counted from 1, fail with `error`. */
void fail_writes(long first, long to, int error) {
    met = 0;
    chosen = first;
    last = to;
    reason = error;
}

/* How many there were since then. */
long count_writes(void) { return met; }

static int fails(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    if (!strstr(path, ".db")) return 0;
    met++;
    if (met < chosen || met > last) return 0;
    errno = reason;
    return 1;
}

#define GUARD(kind, name, given, passed)                            \
    kind name given {                                               \
        static kind(*real) given;                                   \
        if (!real) real = (kind(*) given)dlsym(RTLD_NEXT, #name);   \
        return fails(file) ? -1 : real passed;                      \
    }

GUARD(ssize_t, write, (int file, const void *from, size_t size), (file, from, size))
GUARD(ssize_t, pwrite, (int file, const void *from, size_t size, off_t at), (file, from, size, at))
GUARD(ssize_t, pwrite64, (int file, const void *from, size_t size, off64_t at),
      (file, from, size, at))
GUARD(int, fsync, (int file), (file))
GUARD(int, fdatasync, (int file), (file))
GUARD(int, ftruncate, (int file, off_t size), (file, size))
GUARD(int, ftruncate64, (int file, off64_t size), (file, size))
