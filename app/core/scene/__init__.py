"""What the stage shows at a moment, as a display list."""

from app.core.scene.compose import compose
from app.core.scene.shot import Shot

__all__ = ["Shot", "compose"]
