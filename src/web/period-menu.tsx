/** The filters that are no list of values: days, confidence, what people have judged. */
import type { ReactNode } from 'react';
import { navigate, useLocation } from './location.ts';
import { Menu } from './menu.tsx';

export function PeriodMenu(): ReactNode {
  const { query } = useLocation();
  return (
    <Menu title="When">
      {(close) => (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            navigate({
              set: {
                from: String(form.get('from')),
                to: String(form.get('to')),
                by: form.get('by') === 'published' ? 'published' : null,
              },
            });
            close();
          }}
        >
          <p className="field">
            <label htmlFor="period-from">From</label>
            <input id="period-from" type="date" name="from" defaultValue={query.get('from') ?? ''} />
          </p>
          <p className="field">
            <label htmlFor="period-to">Until</label>
            <input id="period-to" type="date" name="to" defaultValue={query.get('to') ?? ''} />
          </p>
          <p className="field">
            <label htmlFor="period-by">Days of</label>
            <select id="period-by" name="by" defaultValue={query.get('by') ?? 'event'}>
              <option value="event">the event</option>
              <option value="published">its publication</option>
            </select>
          </p>
          <button type="submit" className="primary">
            Apply
          </button>
        </form>
      )}
    </Menu>
  );
}

export function JudgedMenu(): ReactNode {
  const { query } = useLocation();
  return (
    <Menu title="Checked">
      {(close) => (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            navigate({
              set: {
                minConfidence: String(form.get('confidence')),
                review: form.get('review') === 'live' ? null : String(form.get('review')),
              },
            });
            close();
          }}
        >
          <p className="field">
            <label htmlFor="period-review">Judged by a person</label>
            <select id="period-review" name="review" defaultValue={query.get('review') ?? 'live'}>
              <option value="live">all but what was rejected</option>
              <option value="unreviewed">not yet</option>
              <option value="accepted">accepted</option>
              <option value="edited">edited</option>
              <option value="rejected">rejected</option>
              <option value="added">added by hand</option>
              <option value="all">everything</option>
            </select>
          </p>
          <p className="field">
            <label htmlFor="period-confidence">Confidence of at least, 0 to 1</label>
            <input
              id="period-confidence"
              name="confidence"
              type="number"
              min="0"
              max="1"
              step="0.05"
              defaultValue={query.get('minConfidence') ?? ''}
            />
          </p>
          <button type="submit" className="primary">
            Apply
          </button>
        </form>
      )}
    </Menu>
  );
}
