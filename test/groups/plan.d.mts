export function partOf(folder: string, part: number, parts: number): string[];
