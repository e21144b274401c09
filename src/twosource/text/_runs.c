/* The 3-word runs of many texts: the compiled twin of vocabulary.py, held equal by a property test.
 *
 * Words, keys and runs are defined in words.py and shingles.py; whoever changes one changes both.
 */
#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define PLANE 0x10000
#define WORD 1
#define SMALL 2

static const uint64_t SEED = 0x9E3779B97F4A7C15ULL;
static const uint64_t STEP = 0x100000001B3ULL;
static const uint64_t MIX[3] = {0x9E3779B97F4A7C15ULL, 0xBF58476D1CE4E5B9ULL,
                                0x94D049BB133111EBULL};

typedef struct {
    char *items;
    Py_ssize_t used, room;
} Column;

static int push(Column *column, uint64_t value) {
    if (column->used + 8 > column->room) {
        Py_ssize_t room = column->room ? 2 * column->room : 1 << 16;
        char *items = realloc(column->items, (size_t)room);
        if (items == NULL)
            return -1;
        column->items = items;
        column->room = room;
    }
    memcpy(column->items + column->used, &value, 8);
    column->used += 8;
    return 0;
}

static uint64_t finish(uint64_t hash) {
    hash ^= hash >> 31;
    hash *= MIX[1];
    hash ^= hash >> 29;
    return hash;
}

static uint64_t run_key(const uint64_t *keys) {
    uint64_t mixed = 0;
    for (int offset = 0; offset < 3; offset++) {
        mixed = (mixed ^ (keys[offset] * MIX[offset])) * MIX[0];
        mixed ^= mixed >> 29;
    }
    return mixed;
}

typedef struct {
    const uint8_t *kinds;
    const uint16_t *small;
    uint64_t sample;
    Py_ssize_t least_words;
    Column text, keys, sentence_text, sentence_keys;
} Work;

/* Decode one code point of valid UTF-8 and step over it. */
static uint32_t next_sign(const unsigned char **at) {
    const unsigned char *p = *at;
    if (p[0] < 0x80) {
        *at += 1;
        return p[0];
    }
    if (p[0] < 0xE0) {
        *at += 2;
        return ((uint32_t)(p[0] & 0x1F) << 6) | (p[1] & 0x3F);
    }
    if (p[0] < 0xF0) {
        *at += 3;
        return ((uint32_t)(p[0] & 0x0F) << 12) | ((uint32_t)(p[1] & 0x3F) << 6) | (p[2] & 0x3F);
    }
    *at += 4;
    return PLANE;
}

static int read_sentence(Work *work, const char *utf8, Py_ssize_t size, uint64_t owner) {
    const unsigned char *at = (const unsigned char *)utf8, *end = at + size;
    uint64_t last[3] = {0, 0, 0}, sum = 0, hash = 0;
    uint32_t sign = 0, before = 0, first = 0, ahead = 0;
    int named = 0, in_word = 0;
    Py_ssize_t count = 0, letters = 0;
    while (1) {
        int done = at >= end;
        sign = done ? 0 : next_sign(&at);
        int is_word = !done && sign < PLANE && (work->kinds[sign] & WORD);
        if (is_word) {
            uint32_t small = work->small[sign];
            if (!in_word) {
                in_word = 1;
                first = sign;
                ahead = before;
                hash = SEED;
                letters = 0;
            }
            hash = (hash ^ small) * STEP;
            letters++;
        } else if (in_word) {
            in_word = 0;
            int possessive = letters == 1 && (first == 's' || first == 'S') &&
                             (ahead == '\'' || ahead == 0x2019);
            if (!possessive) {
                uint64_t key = finish(hash);
                named = (work->kinds[first] & SMALL) ? 0 : named + 1;
                last[0] = last[1];
                last[1] = last[2];
                last[2] = key;
                sum += key * (2 * (uint64_t)count + SEED);
                count++;
                if (count >= 3 && named < 3) {
                    uint64_t run = run_key(last);
                    if (run % work->sample == 0 &&
                        (push(&work->text, owner) || push(&work->keys, run)))
                        return -1;
                }
            }
        }
        before = sign;
        if (done)
            break;
    }
    if (count >= work->least_words &&
        (push(&work->sentence_text, owner) || push(&work->sentence_keys, sum)))
        return -1;
    return 0;
}

static int read_text(Work *work, PyObject *sentences, uint64_t owner) {
    Py_ssize_t count = PySequence_Size(sentences);
    if (count < 0)
        return -1;
    for (Py_ssize_t number = 0; number < count; number++) {
        PyObject *sentence = PySequence_GetItem(sentences, number);
        if (sentence == NULL)
            return -1;
        Py_ssize_t size;
        const char *utf8 = PyUnicode_AsUTF8AndSize(sentence, &size);
        int failed = utf8 == NULL;
        if (!failed && read_sentence(work, utf8, size, owner)) {
            PyErr_NoMemory();
            failed = 1;
        }
        Py_DECREF(sentence);
        if (failed)
            return -1;
    }
    return 0;
}

static PyObject *bytes_of(const Column *column) {
    return PyBytes_FromStringAndSize(column->items, column->used);
}

static PyObject *find_runs(PyObject *self, PyObject *args) {
    PyObject *texts, *answer = NULL;
    const char *kinds, *small;
    Py_ssize_t kinds_size, small_size;
    unsigned long long sample;
    Work work;
    memset(&work, 0, sizeof work);
    if (!PyArg_ParseTuple(args, "Ony#y#K", &texts, &work.least_words, &kinds, &kinds_size, &small,
                          &small_size, &sample))
        return NULL;
    if (kinds_size != PLANE || small_size != 2 * PLANE || sample == 0) {
        PyErr_SetString(PyExc_ValueError, "tables of 65,536 entries and a sample above 0 are needed");
        return NULL;
    }
    work.kinds = (const uint8_t *)kinds;
    work.small = (const uint16_t *)small;
    work.sample = sample;
    Py_ssize_t count = PySequence_Size(texts);
    int failed = count < 0;
    for (Py_ssize_t number = 0; !failed && number < count; number++) {
        PyObject *sentences = PySequence_GetItem(texts, number);
        failed = sentences == NULL || read_text(&work, sentences, (uint64_t)number);
        Py_XDECREF(sentences);
    }
    if (!failed)
        answer = Py_BuildValue("(NNNN)", bytes_of(&work.text), bytes_of(&work.keys),
                               bytes_of(&work.sentence_text), bytes_of(&work.sentence_keys));
    free(work.text.items);
    free(work.keys.items);
    free(work.sentence_text.items);
    free(work.sentence_keys.items);
    return answer;
}

static PyMethodDef methods[] = {
    {"find_runs", find_runs, METH_VARARGS,
     "find_runs(texts, least_words, kinds, small, sample) -> four columns as bytes"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_runs", NULL, -1, methods,
                                    NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__runs(void) { return PyModule_Create(&module); }
