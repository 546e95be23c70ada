/** Mark in `from` of an act told as what somebody will not do: set by the events stage, read when the event is coded. */
export const REFUSAL = 'rule:refusal';
