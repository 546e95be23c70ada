/**
 * Where: precise places as points, provinces and regions as areas, countries as counts; never a pin on a capital for lack
 * of better. The table below holds the same.
 */
import type { ReactNode } from 'react';
import { filterQuery, useLocation } from '../location.ts';
import { Empty, plural, Show } from '../parts.tsx';
import { useServer } from '../server.ts';
import { ChosenSpot } from './chosen-spot.tsx';
import { PlaceTable } from './place-table.tsx';
import { keyOf, type Spot } from './spot.ts';
import { WorldMap } from './world-map.tsx';
import './map.css';

export default function MapPage(): ReactNode {
  const { query } = useLocation();
  const loaded = useServer<{ places: Spot[]; unplaced: number }>(`/map.json?${filterQuery(query)}`);
  const chosen = query.get('spot');
  return (
    <>
      <div className="head">
        <h1>Map</h1>
        {loaded.data ? <p>{plural(loaded.data.places.length, 'place')}</p> : null}
      </div>
      <Show loaded={loaded} what="the places">
        {({ places, unplaced }) => {
          if (places.length === 0)
            return (
              <Empty title="No place in this selection">
                {unplaced > 0 ? (
                  <p>{plural(unplaced, 'row')} without a place.</p>
                ) : (
                  <p>Take off a filter to see more.</p>
                )}
              </Empty>
            );
          const spot = places.find((one) => keyOf(one) === chosen);
          const nowhere = places.filter((one) => one.precision !== 'country' && one.lat === null);
          return (
            <>
              <WorldMap places={places} chosen={chosen} />
              {spot ? <ChosenSpot spot={spot} /> : null}
              {nowhere.length > 0 ? (
                <p className="soft">
                  Known by name alone, so in the table only:{' '}
                  {nowhere
                    .slice(0, 8)
                    .map((one) => one.name)
                    .join(', ')}
                  {nowhere.length > 8 ? ` and ${nowhere.length - 8} more` : ''}.
                </p>
              ) : null}
              <p className="soft">
                {unplaced > 0 ? `${plural(unplaced, 'row')} without a place not shown. ` : ''}Places: GeoNames, CC BY
                4.0. Borders: Natural Earth, as they are held in fact; no judgement of ours.
              </p>
              <PlaceTable places={places} />
            </>
          );
        }}
      </Show>
    </>
  );
}
