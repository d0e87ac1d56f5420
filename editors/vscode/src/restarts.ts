// How often a server that dies is started again: a defect that comes back at once must not keep the machine busy.

const most = 4;
const withinMilliseconds = 3 * 60 * 1000;

/** `times` are those of its deaths, the last of them now. */
export function mayRestart(times: readonly number[]): boolean {
  const now = times.at(-1) ?? 0;
  return times.filter((time) => now - time < withinMilliseconds).length <= most;
}
