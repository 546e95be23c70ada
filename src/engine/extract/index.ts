/**
 * THE ORDER: words to what is said. Each stage is one line, in running order.
 *   times → places → actors → attribution → status (factuality of predicates) → events (who does what to whom) →
 *   event-times → event-places → event-status → event-attribution → coding (folding, codes, confidence) → relations → claims
 */
import type { Stage } from '../stage.ts';
import { actors } from './actors/actors.ts';
import { entityActors } from './actors/entity-actors.ts';
import { attribution } from './attribution/attribution.ts';
import { claims } from './claims/claims.ts';
import { codingStage } from './coding.ts';
import { eventAttribution } from './event-attribution.ts';
import { eventPlaces } from './event-places.ts';
import { eventStatus } from './event-status.ts';
import { eventTimes } from './event-times.ts';
import { eventsStage } from './events/events.ts';
import { places } from './places/places.ts';
import { relations } from './relations/relations.ts';
import { status } from './status/status.ts';
import { times } from './times/times.ts';

export const extractStages: readonly Stage[] = [
  times,
  places,
  actors,
  entityActors,
  attribution,
  status,
  eventsStage,
  eventTimes,
  eventPlaces,
  eventStatus,
  eventAttribution,
  codingStage,
  relations,
  claims,
];
