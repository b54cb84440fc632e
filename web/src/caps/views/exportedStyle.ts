/** The look of a saved picture, which has no page around it. */
export const exportedStyle = `
svg { background: #fff; font: 12px system-ui, sans-serif; }
text { fill: #1c2128; }
.box { fill: #f6f8fa; stroke: #c4ccd6; }
.box-core { fill: #fff; stroke: #dfe4ea; }
.box-label, .cell-memory { fill: #57606a; font-size: 11px; }
.cell-label { font-weight: 600; }
.hit { fill: none; }
.memory { fill: #d5dbe3; }
.huge-0 { fill: #3b82c4; }
.huge-1 { fill: #8a63c7; }
.huge-2 { fill: #2f9e8f; }
.cpu-square rect { fill: #cfe3f7; stroke: #7fb0dd; }
.cpu-number { font-size: 11px; }
.cpu-number.small { font-size: 8.5px; }
`;
