/** The network as the page has it: ties with their sign, weight and fit, from the picture that comes first or the camps. */
export type Fit = 'core' | 'contested' | 'never';

export interface Tie {
  source: string;
  target: string;
  sign: number;
  weight: number;
  /** Whether some or every best choice of camps leaves it out. */
  frustrated: Fit;
  events: string[];
}
export interface Picture {
  nodes: { id: string; name: string }[];
  ties: Omit<Tie, 'frustrated'>[];
}
export interface Balance {
  nodes: number;
  ties: number;
  negative: number;
  L: number;
  weight: number;
  status: 'proven' | 'time limit' | 'cancelled';
  bound: number;
  optima: number;
  optimaComplete: boolean;
  camps: string[][];
  edges: Tie[];
  null: { mean: number; sd: number; z: number | null; p: number; samples: number } | null;
  underRules: { rule: string; L: number; ties: number }[] | null;
  summary: string[];
  notes: { code: string; message: string }[];
}

export const tieKey = (tie: Pick<Tie, 'source' | 'target'>): string => `${tie.source}~${tie.target}`;

/** The heaviest first, and in one order whoever gives them: the same ties must make the same picture. */
const byWeight = (a: Omit<Tie, 'frustrated'>, b: Omit<Tie, 'frustrated'>): number =>
  b.weight - a.weight || (tieKey(a) < tieKey(b) ? -1 : 1);

/** The ties to draw: those of the picture until the camps are known. */
export function tiesOf(picture: Picture | null, balance: Balance | null): Tie[] {
  if (balance) return [...balance.edges].sort(byWeight);
  return (picture?.ties ?? []).map((tie) => ({ ...tie, frustrated: 'never' as const })).sort(byWeight);
}

/** Okabe-Ito, without the two that signs use. */
const CAMP_COLOURS = ['#009e73', '#cc79a7', '#f0e442', '#56b4e9', '#e69f00', '#b5651d', '#7b5ea7', '#4c566a'];
export const ALONE = '#a3aab5';
/** Camps differ in shape as well as in colour; the same pair comes again after thirty-two. */
export const SHAPES = ['circle', 'square', 'diamond', 'triangle'] as const;
export type Shape = (typeof SHAPES)[number];

export function campLook(camp: number | null): { colour: string; shape: Shape } {
  if (camp === null) return { colour: ALONE, shape: 'circle' };
  return {
    colour: CAMP_COLOURS[camp % CAMP_COLOURS.length]!,
    shape: SHAPES[(camp + Math.floor(camp / CAMP_COLOURS.length)) % SHAPES.length]!,
  };
}

/** Camps of several first, by size; who stands alone has no number. */
export function numberCamps(camps: readonly string[][]): {
  camps: string[][];
  alone: string[];
  campOf: Map<string, number>;
} {
  const several = camps.filter((camp) => camp.length > 1).sort((a, b) => b.length - a.length);
  return {
    camps: several,
    alone: camps.filter((camp) => camp.length === 1).flat(),
    campOf: new Map(several.flatMap((camp, index) => camp.map((id) => [id, index] as const))),
  };
}
