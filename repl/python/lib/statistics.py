"""Averages and spreads."""

import math

__all__ = ['StatisticsError', 'mean', 'fmean', 'geometric_mean', 'harmonic_mean', 'median',
           'median_low', 'median_high', 'mode', 'multimode', 'pstdev', 'pvariance', 'quantiles',
           'stdev', 'variance', 'correlation', 'linear_regression', 'covariance']


class StatisticsError(ValueError):
    pass


def _data(data, least, message):
    data = list(data)
    if len(data) < least:
        raise StatisticsError(message)
    return data


def _ratio(total, n):
    # Whole numbers stay whole when they can, as in CPython.
    if isinstance(total, int):
        return total // n if total % n == 0 else total / n
    return total / n


def _sum(data):
    if all(isinstance(x, int) for x in data):
        return sum(data)
    return math.fsum(data)


def mean(data):
    data = _data(data, 1, 'mean requires at least one data point')
    return _kept(_ratio(_sum(data), len(data)), data)


def _kept(value, data):
    return float(value) if any(isinstance(x, float) for x in data) else value


def fmean(data, weights=None):
    data = _data(data, 1, 'fmean requires at least one data point')
    if weights is None:
        return math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError('data and weights must be the same length')
    total = math.fsum(weights)
    if not total:
        raise StatisticsError('sum of weights must be non-zero')
    return math.fsum([x * w for x, w in zip(data, weights)]) / total


def geometric_mean(data):
    data = _data(data, 1, 'geometric mean requires a non-empty dataset containing positive numbers')
    return math.exp(fmean([math.log(x) for x in data]))


def harmonic_mean(data, weights=None):
    data = _data(data, 1, 'harmonic_mean requires at least one data point')
    if min(data) < 0:
        raise StatisticsError('harmonic mean does not support negative values')
    if len(data) == 1:
        return data[0]
    if 0 in data:
        return 0
    weights = [1] * len(data) if weights is None else list(weights)
    return _sum(weights) / math.fsum([w / x for x, w in zip(data, weights)])


def median(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError('no median for empty data')
    if n % 2:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[len(data) // 2]


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    counts = _counts(data)
    if not counts:
        raise StatisticsError('no mode for empty data')
    most = max(counts.values())
    return [x for x, n in counts.items() if n == most][0]


def multimode(data):
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [x for x, n in counts.items() if n == most]


def _squares(data, center):
    n = len(data)
    if center is None and all(isinstance(x, int) for x in data):
        # Exact for whole numbers: n times the sum of squares is a whole number.
        total = sum(data)
        return (n * sum([x * x for x in data]) - total * total), n
    if center is None:
        center = math.fsum(data) / n
    return math.fsum([(x - center) ** 2 for x in data]), 1


def variance(data, xbar=None):
    data = _data(data, 2, 'variance requires at least two data points')
    total, scale = _squares(data, xbar)
    return _kept(_ratio(total, scale * (len(data) - 1)), data)


def pvariance(data, mu=None):
    data = _data(data, 1, 'pvariance requires at least one data point')
    total, scale = _squares(data, mu)
    return _kept(_ratio(total, scale * len(data)), data)


def stdev(data, xbar=None):
    data = _data(data, 2, 'stdev requires at least two data points')
    total, scale = _squares(data, xbar)
    return math.sqrt(total / (scale * (len(data) - 1)))


def pstdev(data, mu=None):
    data = _data(data, 1, 'pstdev requires at least one data point')
    total, scale = _squares(data, mu)
    return math.sqrt(total / (scale * len(data)))


def quantiles(data, *, n=4, method='exclusive'):
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(_data(data, 2, 'must have at least two data points'))
    size = len(data)
    result = []
    for i in range(1, n):
        if method == 'inclusive':
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        elif method == 'exclusive':
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        else:
            raise ValueError('Unknown method: %r' % method)
    return result


def covariance(x, y, /):
    if len(x) != len(y):
        raise StatisticsError('covariance requires that both inputs have same number of data points')
    _data(x, 2, 'covariance requires at least two data points')
    mx, my = fmean(x), fmean(y)
    return math.fsum([(a - mx) * (b - my) for a, b in zip(x, y)]) / (len(x) - 1)


def correlation(x, y, /):
    if len(x) != len(y):
        raise StatisticsError('correlation requires that both inputs have same number of data '
                              'points')
    _data(x, 2, 'correlation requires at least two data points')
    spread = math.sqrt(covariance(x, x) * covariance(y, y))
    if not spread:
        raise StatisticsError('at least one of the inputs is constant')
    return covariance(x, y) / spread


def linear_regression(x, y, /, *, proportional=False):
    from collections import namedtuple
    slope = covariance(x, y) / covariance(x, x)
    return namedtuple('LinearRegression', 'slope intercept')(slope, fmean(y) - slope * fmean(x))
