"""Names of the sheets that are no lists."""

from auditor.importers.result import Message

ROOMS = Message("ルーム", "Rooms")
GUIDE = Message("列の説明", "Guide")
EXAMPLES = Message("記入例", "Examples")
HELP_SHEETS = (GUIDE, EXAMPLES)
