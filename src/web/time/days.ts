/** Days as numbers, periods of acts, and where the marks of a time axis stand. */
export interface Bin {
  /** First day, YYYY-MM-DD. */
  start: string;
  acts: number;
  /** Acts by quad class: none, verbal and material cooperation, verbal and material conflict. */
  quads: number[];
}
export type BinName = 'day' | 'week' | 'month' | 'year';

export const dayOf = (date: string): number => Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000;
export const dateOf = (day: number): string => new Date(Math.round(day) * 86_400_000).toISOString().slice(0, 10);

/** The first day after a period. */
export function endOf(start: string, bin: BinName): number {
  const day = dayOf(start);
  if (bin === 'day') return day + 1;
  if (bin === 'week') return day + 7;
  const [year, month] = start.split('-').map(Number) as [number, number];
  return (bin === 'month' ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1)) / 86_400_000;
}

export const cooperationOf = (bin: Bin): number => (bin.quads[1] ?? 0) + (bin.quads[2] ?? 0);
export const conflictOf = (bin: Bin): number => (bin.quads[3] ?? 0) + (bin.quads[4] ?? 0);

export interface Tick {
  day: number;
  text: string;
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Beginnings of years, months or days, as many as there is room for. */
export function ticksOf(first: number, last: number, most: number): Tick[] {
  const span = last - first;
  const room = Math.max(1, most);
  const ticks: Tick[] = [];
  if (span / 365.25 > room / 3) {
    const step = [1, 2, 5, 10, 20, 50, 100].find((years) => span / 365.25 / years <= room) ?? 200;
    const from = Math.ceil(Number(dateOf(first).slice(0, 4)) / step) * step;
    for (let year = from; ; year += step) {
      const day = Date.UTC(year, 0, 1) / 86_400_000;
      if (day > last) return ticks;
      if (day >= first) ticks.push({ day, text: String(year) });
    }
  }
  if (span > 45) {
    const step = [1, 2, 3, 6, 12].find((months) => span / 30.4 / months <= room) ?? 12;
    const [year, month] = dateOf(first).split('-').map(Number) as [number, number];
    for (let at = year * 12 + Math.ceil((month - 1) / step) * step; ; at += step) {
      const day = Date.UTC(Math.floor(at / 12), at % 12, 1) / 86_400_000;
      if (day > last) return ticks;
      if (day >= first) ticks.push({ day, text: `${MONTHS[at % 12]} ${Math.floor(at / 12)}` });
    }
  }
  const step = [1, 2, 7, 14].find((days) => span / days <= room) ?? 14;
  for (let day = Math.ceil(first); day <= last; day += step) {
    const date = dateOf(day);
    ticks.push({ day, text: `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}` });
  }
  return ticks;
}
