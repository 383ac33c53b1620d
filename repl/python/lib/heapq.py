"""A list kept as a heap: item k is no larger than items 2k+1 and 2k+2."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest',
           'heappushpop']


def _rise(heap, k):
    item = heap[k]
    while k > 0:
        parent = (k - 1) >> 1
        if not item < heap[parent]:
            break
        heap[k] = heap[parent]
        k = parent
    heap[k] = item


def _sink(heap, k):
    # The smaller child moves up to the very bottom, then the item rises to its place: that is
    # fewer comparisons than to look at each level, and the order in which equals come is CPython's.
    size = len(heap)
    start = k
    item = heap[k]
    child = 2 * k + 1
    while child < size:
        right = child + 1
        if right < size and not heap[child] < heap[right]:
            child = right
        heap[k] = heap[child]
        k = child
        child = 2 * k + 1
    while k > start:
        parent = (k - 1) >> 1
        if not item < heap[parent]:
            break
        heap[k] = heap[parent]
        k = parent
    heap[k] = item


def heappush(heap, item):
    heap.append(item)
    _rise(heap, len(heap) - 1)


def heappop(heap):
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if not heap:
        return last
    item = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return item


def heapreplace(heap, item):
    if not heap:
        raise IndexError('index out of range')
    first = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return first


def heappushpop(heap, item):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x):
    for k in range(len(x) // 2 - 1, -1, -1):
        _sink(x, k)


def merge(*iterables, key=None, reverse=False):
    heads = []
    for order, iterable in enumerate(iterables):
        source = iter(iterable)
        for value in source:
            heads.append([value if key is None else key(value), order, value, source])
            break
    while heads:
        best = heads[0]
        for head in heads[1:]:
            if (best[0] < head[0]) if reverse else (head[0] < best[0]):
                best = head
        yield best[2]
        for value in best[3]:
            best[0] = value if key is None else key(value)
            best[2] = value
            break
        else:
            heads.remove(best)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
