/* Lets a chosen system call of a process fail, do a part of its work, or be the last.

   Preloaded into a process (LD_PRELOAD), it numbers the calls on files below a folder that
   open, look at, read, map, lock, write, bring to disk, rename, remove or list them, and does
   to one of them what it is told:

     FAULT_FOLDER  the folder, as the process names it; files of relative paths count too
     FAULT_STREAMS if set, calls on standard input, output and error, on pipes and on
                   programs that are started count as well
     FAULT_TRACE   a file that gets a line for each call: its number, its name, its paths
     FAULT_AT      the number of the call, from 1; none if it is not set
     FAULT_KIND    before   SIGKILL in place of the call
                   torn     SIGKILL after a part of a write; else as before
                   after    SIGKILL after the call
                   stop     SIGSTOP before the call, which is made when the process goes on
                   short    a read or a write does a part and says so
                   ENOSPC   this and all later calls that take space fail
                   EINTR    the call fails, and is made if it was `close`
                   EIO, …   the call fails
     FAULT_SPAN    if set, short and EINTR are of this and later calls, EINTR of every other
     FAULT_PART    how much a part is, in per cent

   What is done to calls that a process may not make twice, or that cannot fail in that way,
   is nothing; the trace has all of them. */

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

enum kind { NOTHING, BEFORE, TORN, AFTER, STOP, SHORT, FAIL };

/* What can happen to a call, beside an end of the process and an error. */
enum nature { PLAIN = 0, TAKES_SPACE = 1, INTERRUPTIBLE = 2, PARTIAL = 4 };

#define DESCRIPTORS 4096
static char *paths[DESCRIPTORS];
static const char *folder;
static enum kind kind;
static int error, streams, span;
static long at, part;
static int trace = -1;
static atomic_long calls;
static _Thread_local int interrupted;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void start(void) {
  static const struct { const char *name; enum kind kind; int error; } kinds[] = {
    {"before", BEFORE, 0}, {"torn", TORN, 0}, {"after", AFTER, 0}, {"stop", STOP, 0},
    {"short", SHORT, 0}, {"EIO", FAIL, EIO}, {"ENOSPC", FAIL, ENOSPC},
    {"EINTR", FAIL, EINTR}, {"ENOMEM", FAIL, ENOMEM}, {"EMFILE", FAIL, EMFILE},
    {"EACCES", FAIL, EACCES}};
  folder = getenv("FAULT_FOLDER");
  const char *number = getenv("FAULT_AT"), *name = getenv("FAULT_KIND");
  const char *percent = getenv("FAULT_PART"), *log = getenv("FAULT_TRACE");
  at = number ? atol(number) : 0;
  part = percent ? atol(percent) : 50;
  streams = getenv("FAULT_STREAMS") != NULL;
  span = getenv("FAULT_SPAN") != NULL;
  for (size_t i = 0; name && i < sizeof kinds / sizeof *kinds; i++)
    if (!strcmp(name, kinds[i].name)) kind = kinds[i].kind, error = kinds[i].error;
  if (name && !kind) abort();
  if (log) trace = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (streams)
    for (int i = 0; i < 3; i++)
      paths[i] = strdup(i == 0 ? "stdin" : i == 1 ? "stdout" : "stderr");
  /* Programs that are started are left alone. */
  unsetenv("LD_PRELOAD");
}

static int below(const char *path) {
  return folder && path && (*path != '/' || !strncmp(path, folder, strlen(folder)));
}

static const char *path_of(int descriptor) {
  return descriptor >= 0 && descriptor < DESCRIPTORS ? paths[descriptor] : NULL;
}

static void end(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

/* Numbers a call; gives what is to be done to it. */
static enum kind next(const char *name, const char *path, const char *target, int nature) {
  long number = atomic_fetch_add(&calls, 1) + 1;
  if (trace >= 0) {
    char line[4096];
    int size = snprintf(line, sizeof line, "%ld\t%s\t%s\t%s\n", number, name, path, target);
    if (REAL(write)(trace, line, size) != size) abort();
  }
  if (!at || number < at) return NOTHING;
  int spread = error == ENOSPC || (span && (kind == SHORT || error == EINTR));
  if (number > at && !spread) return NOTHING;
  if (kind == SHORT && !(nature & PARTIAL)) return NOTHING;
  if (kind == BEFORE || (kind == TORN && !(nature & PARTIAL))) end();
  if (kind == STOP) kill(getpid(), SIGSTOP);
  if (kind != FAIL) return kind;
  /* What is said of it goes elsewhere. */
  if (error == ENOSPC && (!(nature & TAKES_SPACE) || !strcmp(path, "stderr"))) return NOTHING;
  if (error == EINTR && !(nature & INTERRUPTIBLE)) return NOTHING;
  /* What is tried again succeeds. */
  if (error == EINTR && (interrupted = !interrupted) == 0) return NOTHING;
  errno = error;
  return FAIL;
}

/* A call that is done as a whole or not at all. */
#define WHOLE(type, call, failure, name, path, target, nature)                     \
  enum kind fault = next(name, path, target, nature);                              \
  if (fault == FAIL) return failure;                                               \
  type result = call;                                                              \
  if (fault == AFTER) end();                                                       \
  return result;

static void called(int descriptor, const char *path) {
  if (descriptor < 0 || descriptor >= DESCRIPTORS) return;
  free(paths[descriptor]);
  paths[descriptor] = path ? strdup(path) : NULL;
}

#define OPEN(name)                                                                 \
  int name(const char *path, int flags, ...) {                                     \
    va_list list;                                                                  \
    va_start(list, flags);                                                         \
    int creates = flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE;             \
    int mode = creates ? va_arg(list, int) : 0;                                    \
    va_end(list);                                                                  \
    if (!below(path)) return REAL(name)(path, flags, mode);                        \
    const char *how = creates ? "create" : "open";                                 \
    enum kind fault = next(how, path, "", INTERRUPTIBLE | (creates ? TAKES_SPACE : 0)); \
    if (fault == FAIL) return -1;                                                  \
    int descriptor = REAL(name)(path, flags, mode);                                \
    if (descriptor >= 0) called(descriptor, path);                                 \
    if (fault == AFTER) end();                                                     \
    return descriptor;                                                             \
  }

OPEN(open)
OPEN(open64)

int close(int descriptor) {
  const char *path = path_of(descriptor);
  if (!path) return REAL(close)(descriptor);
  enum kind fault = next("close", path, "", INTERRUPTIBLE);
  int code = errno;
  called(descriptor, NULL);
  /* Linux gives the descriptor back whatever it reports. */
  int result = REAL(close)(descriptor);
  if (fault == AFTER) end();
  if (fault == FAIL) errno = code;
  return fault == FAIL ? -1 : result;
}

static size_t portion(size_t count) {
  size_t size = count * part / 100;
  return size > 0 || count == 0 ? size : 1;
}

#define TRANSFER(name, nature, parameters, call)                                   \
  ssize_t name parameters {                                                        \
    const char *path = path_of(descriptor);                                        \
    if (!path) return REAL(name)call;                                              \
    enum kind fault = next(#name, path, "", nature | INTERRUPTIBLE | PARTIAL);     \
    if (fault == FAIL) return -1;                                                  \
    if (fault == TORN || fault == SHORT) count = portion(count);                   \
    ssize_t result = REAL(name)call;                                               \
    if (fault == TORN || fault == AFTER) end();                                    \
    return result;                                                                 \
  }

TRANSFER(write, TAKES_SPACE, (int descriptor, const void *bytes, size_t count),
         (descriptor, bytes, count))
TRANSFER(read, PLAIN, (int descriptor, void *bytes, size_t count), (descriptor, bytes, count))
TRANSFER(pread, PLAIN, (int descriptor, void *bytes, size_t count, off_t offset),
         (descriptor, bytes, count, offset))

/* Calls on an open file. */
#define ON_FILE(name, nature, parameters, call)                                    \
  int name parameters {                                                            \
    const char *path = path_of(descriptor);                                        \
    if (!path) return REAL(name)call;                                              \
    WHOLE(int, REAL(name)call, -1, #name, path, "", nature)                        \
  }

ON_FILE(fsync, INTERRUPTIBLE, (int descriptor), (descriptor))
ON_FILE(ftruncate, TAKES_SPACE | INTERRUPTIBLE, (int descriptor, off_t size),
        (descriptor, size))
ON_FILE(flock, INTERRUPTIBLE, (int descriptor, int how), (descriptor, how))
ON_FILE(fstat, PLAIN, (int descriptor, struct stat *status), (descriptor, status))
ON_FILE(fchmod, PLAIN, (int descriptor, mode_t mode), (descriptor, mode))

/* Calls on what stands at a path. */
#define AT_PATH(type, failure, name, nature, parameters, call, target)             \
  type name parameters {                                                           \
    if (!below(path)) return REAL(name)call;                                       \
    WHOLE(type, REAL(name)call, failure, #name, path, target, nature)              \
  }

AT_PATH(int, -1, rename, PLAIN, (const char *path, const char *to), (path, to), to)
AT_PATH(int, -1, unlink, PLAIN, (const char *path), (path), "")
AT_PATH(int, -1, rmdir, PLAIN, (const char *path), (path), "")
AT_PATH(int, -1, mkdir, TAKES_SPACE, (const char *path, mode_t mode), (path, mode), "")
AT_PATH(int, -1, stat, PLAIN, (const char *path, struct stat *status), (path, status), "")
AT_PATH(int, -1, lstat, PLAIN, (const char *path, struct stat *status), (path, status), "")
AT_PATH(int, -1, access, PLAIN, (const char *path, int mode), (path, mode), "")
AT_PATH(char *, NULL, realpath, PLAIN, (const char *path, char *resolved), (path, resolved), "")
AT_PATH(DIR *, NULL, opendir, INTERRUPTIBLE, (const char *path), (path), "")

/* Which folder is listed is not known. */
struct dirent *readdir(DIR *stream) {
  WHOLE(struct dirent *, REAL(readdir)(stream), NULL, "readdir", "a folder", "", PLAIN)
}

void *mmap(void *place, size_t count, int protection, int flags, int descriptor,
           off_t offset) {
  const char *path = path_of(descriptor);
  if (!path) return REAL(mmap)(place, count, protection, flags, descriptor, offset);
  WHOLE(void *, REAL(mmap)(place, count, protection, flags, descriptor, offset), MAP_FAILED,
        "mmap", path, "", PLAIN)
}

int pipe(int ends[2]) {
  if (!streams) return REAL(pipe)(ends);
  if (next("pipe", "pipe", "", PLAIN) == FAIL) return -1;
  int result = REAL(pipe)(ends);
  for (int i = 0; result == 0 && i < 2; i++) called(ends[i], "pipe");
  return result;
}

int posix_spawn(pid_t *process, const char *path, const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *attributes, char *const words[],
                char *const settings[]) {
  if (streams && next("posix_spawn", path, "", PLAIN) == FAIL) return errno;
  return REAL(posix_spawn)(process, path, actions, attributes, words, settings);
}

pid_t waitpid(pid_t process, int *status, int options) {
  if (!streams) return REAL(waitpid)(process, status, options);
  WHOLE(pid_t, REAL(waitpid)(process, status, options), -1, "waitpid", "a program", "",
        INTERRUPTIBLE)
}
