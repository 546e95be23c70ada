/** A place as the map has it, and how it is drawn. */
export interface Spot {
  name: string;
  country: string | null;
  lat: number | null;
  lon: number | null;
  precision: 'place' | 'admin2' | 'admin1' | 'country' | 'region';
  acts: number;
  conflict: number;
  cooperation: number;
  event: string;
}

export const keyOf = (spot: Spot): string => `${spot.name}|${spot.country ?? ''}|${spot.precision}`;

/** More conflict, more cooperation, or as much of either. */
export function toneOf(spot: Pick<Spot, 'conflict' | 'cooperation'>): 'conflict' | 'coop' | 'neutral' {
  return spot.conflict > spot.cooperation ? 'conflict' : spot.cooperation > spot.conflict ? 'coop' : 'neutral';
}

export const PRECISIONS: Readonly<Record<Spot['precision'], string>> = {
  place: 'the place',
  admin2: 'the district',
  admin1: 'the province',
  country: 'the country alone',
  region: 'a region',
};

/** How far out an uncertain place may lie, in kilometres: what a ring of it stands for. */
export const REACH: Readonly<Record<Spot['precision'], number>> = {
  place: 0,
  admin2: 40,
  admin1: 120,
  region: 150,
  country: 0,
};
