from cv_generator.cv.checks import Report as Report
from cv_generator.cv.model import Cv as Cv
from cv_generator.errors import DoesNotFit as DoesNotFit
from cv_generator.errors import InvalidInput as InvalidInput
from cv_generator.errors import NotReady as NotReady
from cv_generator.errors import UnreadableDocument as UnreadableDocument
from cv_generator.errors import UserError as UserError
from cv_generator.errors import WrongKeys as WrongKeys
from cv_generator.library import check as check
from cv_generator.library import load as load
from cv_generator.library import photo_of as photo_of
from cv_generator.library import read as read
from cv_generator.library import render as render
from cv_generator.library import with_photo as with_photo
from cv_generator.reading.draft import Draft as Draft
from cv_generator.reading.draft import Photo as Photo
from cv_generator.rendering.output import Typeset as Typeset

__version__: str
__all__: list[str]
