"""A training step against the same by programs that are there for training, where installed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from benchmarks.contest import BATCHES, Contest, Loop
from benchmarks.measure import Result
from benchmarks.networks import RATE, project

CASES = (((2, 2, 1), 1), ((2, 8, 8, 1), 10), ((2, 8, 8, 8, 8, 8, 8, 1), 10))
STEPS, MICROGRAD_STEPS = 1000, 20


def results() -> Iterator[Result]:
    """Yield how many times as fast the engine is."""
    for sizes, batch in CASES:
        yield _against_torch(sizes, batch)
    yield _against_micrograd((2, 8, 8, 1), 10)


def _against_torch(sizes: tuple[int, ...], batch: int) -> Result:
    name = f"as fast as PyTorch eager, {_called(sizes, batch)}"
    installed = _version("torch")
    if installed is None:
        return Result(name, None, 4.0, remark="PyTorch is not installed", at_least=True)
    import torch

    contest = Contest(project(sizes, batch=batch, samples=batch * BATCHES, steps=STEPS))
    usual = torch.get_num_threads()
    races = []
    for threads in {1, usual}:
        torch.set_num_threads(threads)
        races.append((*contest.race(_torch_loop(contest), STEPS), threads))
    torch.set_num_threads(usual)
    one, other, threads = min(races, key=lambda race: race[1] / race[0])
    remark = f"{_times(one, other)} of {installed}, {threads} thread{'s' * (threads > 1)}"
    return Result(name, other / one, 4.0, remark=remark, at_least=True)


def _torch_loop(contest: Contest) -> Loop:
    """Return training as PyTorch's own tutorials write it."""
    import torch

    layers: list[torch.nn.Module] = []
    for weights, biases in zip(contest.weights, contest.biases, strict=True):
        linear = torch.nn.Linear(*reversed(weights.shape), dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(weights))
            linear.bias.copy_(torch.from_numpy(biases))
        layers += [linear, torch.nn.Sigmoid()]
    network = torch.nn.Sequential(*layers)
    optimizer = torch.optim.SGD(network.parameters(), lr=RATE)
    summed = torch.nn.MSELoss(reduction="sum")
    batches = [tuple(map(torch.from_numpy, contest.batch(n)[1:])) for n in range(BATCHES)]

    def train(steps: int) -> float:
        for step in range(steps):
            inputs, targets = batches[step % BATCHES]
            optimizer.zero_grad()
            loss = 0.5 * summed(network(inputs), targets) / len(inputs)
            loss.backward()
            optimizer.step()
        return float(loss.item())

    return train


def _against_micrograd(sizes: tuple[int, ...], batch: int) -> Result:
    """Compare what micrograd has: ReLU in hidden layers, nothing on the output."""
    name = f"as fast as micrograd, {_called(sizes, batch)}"
    if _version("micrograd") is None:
        return Result(name, None, 15.0, remark="micrograd is not installed", at_least=True)
    which = project(
        sizes, batch=batch, samples=batch * BATCHES, steps=STEPS, hidden="relu", output="identity"
    )
    contest = Contest(which)
    one, other = contest.race(_micrograd_loop(contest), MICROGRAD_STEPS)
    return Result(name, other / one, 15.0, remark=_times(one, other), at_least=True)


def _micrograd_loop(contest: Contest) -> Loop:
    """Return training as micrograd's own demonstration writes it."""
    from micrograd.nn import MLP

    inputs, *units = contest.model.network.sizes
    network = MLP(inputs, units)
    for layer, weights, biases in zip(network.layers, contest.weights, contest.biases, strict=True):
        for neuron, row, bias in zip(layer.neurons, weights, biases, strict=True):
            neuron.b.data = float(bias)
            for weight, value in zip(neuron.w, row, strict=True):
                weight.data = float(value)

    def train(steps: int) -> float:
        for step in range(steps):
            _, rows, targets = contest.batch(step)
            outputs = [network(row) for row in rows.tolist()]
            errors = (out - y for out, (y,) in zip(outputs, targets.tolist(), strict=True))
            loss = sum((error * error for error in errors), 0) * (0.5 / len(rows))
            network.zero_grad()
            loss.backward()
            for parameter in network.parameters():
                parameter.data -= RATE * parameter.grad
        return float(loss.data)

    return train


def _called(sizes: tuple[int, ...], batch: int) -> str:
    return "-".join(map(str, sizes)) + f", batch {batch}"


def _times(one: float, other: float) -> str:
    return f"{one * 1e6:.1f} µs against {other * 1e6:,.1f} µs"


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
