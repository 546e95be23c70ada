/**
 * What an organ of a state or a part of its people is called where no file names it. In: its sectors, its owner. Out: the
 * last part of its id (`syria/government`), its name ("Syrian government").
 */
import type { ActorRecord } from './record.ts';

const SUFFIX_OF: Readonly<Record<string, string>> = {
  GOV: 'government',
  MIL: 'military',
  LEG: 'legislature',
  JUD: 'judiciary',
  COP: 'police',
  SPY: 'intelligence',
  OPP: 'opposition',
  REB: 'rebels',
  PRM: 'militias',
  PTY: 'parties',
  CVL: 'civilians',
  JRN: 'media',
  BUS: 'business',
  REL: 'clergy',
  EDU: 'students',
  LAB: 'workers',
  AGR: 'farmers',
  SOC: 'civil-society',
  MED: 'medics',
  CRM: 'criminals',
  REF: 'refugees',
  UAF: 'gunmen',
  ELI: 'elite',
  NGO: 'aid-workers',
  MNC: 'companies',
  UNK: 'unknown',
  ISM: 'activists',
};

/** The id suffix of a sector: GOV → government. */
export function suffixOf(sectors: readonly string[]): string {
  return SUFFIX_OF[sectors[0] ?? 'UNK'] ?? 'unknown';
}

/** "French military", "Syrian government". */
export function organName(owner: ActorRecord, suffix: string): string {
  return `${owner.adjective ?? owner.name} ${suffix.replace(/-/g, ' ')}`;
}
