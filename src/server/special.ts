/** A route the application serves by itself rather than from the table: described for OpenAPI, closed at the end. */
export interface Special {
  described: {
    method: 'get' | 'post';
    path: string;
    summary: string;
    query?: Record<string, string>;
    filtered?: boolean;
  };
  close?(): Promise<void>;
}
