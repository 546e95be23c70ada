/** Values of a field with their numbers as bars; each leads to its events. */
import type { ReactNode } from 'react';
import { navigate } from '../location.ts';
import { useNames } from '../names.ts';
import { number } from '../parts.tsx';

export interface Value {
  value: string;
  acts: number;
}

interface Props {
  values: readonly Value[];
  name: string;
  /** The values are ids of actors. */
  actors?: boolean;
  show?: (value: string) => string;
}

export function Values({ values, name, actors = false, show = (value) => value }: Props): ReactNode {
  const nameOf = useNames(actors ? values.map(({ value }) => value) : []);
  const most = Math.max(1, ...values.map(({ acts }) => acts));
  if (values.length === 0) return <p className="soft">Nothing in this selection.</p>;
  return (
    <ul className="plain values">
      {values.map(({ value, acts }) => (
        <li key={value}>
          <button type="button" className="quiet" onClick={() => navigate({ path: '/events', set: { [name]: value } })}>
            <span>{(actors ? nameOf(value) : show(value)) || 'none'}</span>
            <span className="meter" aria-hidden="true" style={{ width: `${(100 * acts) / most}%` }} />
            <small>{number(acts)}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
