/** How wide an element is, so that what is drawn in it keeps its text at the size of text. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

export function useWidth<T extends HTMLElement>(before = 600): [RefObject<T | null>, number] {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(before);
  useLayoutEffect(() => {
    if (!element.current) return;
    const measure = () => setWidth(Math.max(200, Math.floor(element.current?.clientWidth ?? before)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [before]);
  return [element, width];
}
