export function runPart(folder: string, part: number, parts: number): Promise<void>;
