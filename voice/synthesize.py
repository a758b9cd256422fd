"""Stage 4: utterance -> clip, spoken once and kept under the hash of what was asked."""

from voice import plugins
from voice.errors import EngineError, VoiceError
from voice.kept import clip, clip_key, keep_clip
from voice.model import Clip, Utterance
from voice.plugins import Options
from voice.store import Store


def synthesize(store: Store, engine: str, options: Options, utterance: Utterance) -> bool:
    """Have an utterance spoken and kept, unless it is; whether it was spoken now.

    A task: runs in any process that reaches the store.

    Raises:
        EngineError: The engine failed, in whatever way, or answered with nothing.
    """
    speaker = plugins.engine(engine, options)
    name = clip_key(speaker, utterance)
    if clip(store, name) is not None:
        return False
    try:
        answer = speaker.synthesize(utterance)
    except VoiceError:
        raise
    except Exception as error:
        raise EngineError(f"{engine} failed: {type(error).__name__}: {error}") from error
    if not isinstance(answer, Clip) or not answer.samples:
        raise EngineError(f"{engine} returned nothing.", transient=True)
    keep_clip(store, name, answer)
    return True
