"""What a row of the engine catalog says: strings and plain data only."""

from __future__ import annotations

from dataclasses import dataclass, field

from voiceapp.core.protocols import Capabilities, Task


@dataclass(frozen=True, slots=True)
class ModelPart:
    """Files of another repository that a model needs; they come to lie in ``folder`` inside the model's own."""

    repo: str
    files: tuple[str, ...]
    folder: str


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """A model that can be downloaded: ``repo`` on the hub, ``files`` as glob patterns inside it.

    Licences, figures and parameter counts are stated only with their source beside them (``licence_source``,
    ``quality_source``, ``parameters_source``); sizes and revisions come from the hub's API. ``gated`` models
    need a token and the acceptance of their terms on the hub's page. ``languages`` are BCP 47 codes, () unknown.
    """

    name: str
    title: str
    note: str
    repo: str
    files: tuple[str, ...]
    licence: str | None = None
    size_bytes: int | None = None
    licence_source: str = ""
    languages: tuple[str, ...] = ()
    quality: str = ""
    quality_source: str = ""
    parameters: int | None = None
    parameters_source: str = ""
    gated: bool = False
    parts: tuple[ModelPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a model of an engine lies on disk, so that a folder or file is recognised and its gaps are named.

    ``model_types`` are values of ``model_type`` in ``config.json`` (folders of the Transformers library);
    ``architectures`` narrow them down by the class names in it. ``marks`` are files (glob patterns relative to
    the folder) which together tell the layout. ``needs`` must all be there; "a|b" is either of two. ``suffixes``
    are endings of models that are one file. ``advice`` is what to do about an incomplete folder ("": get it again).
    """

    model_types: tuple[str, ...] = ()
    architectures: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    advice: str = ""


@dataclass(frozen=True, slots=True)
class EngineSpec:
    """One backend: where its class is, what it needs installed and what it can do.

    ``target`` is "module:Class"; ``pack`` names the engine pack that holds its libraries ("" is the base
    environment) and ``gpu_pack`` the one that takes its place on a graphics card, where installed; ``requires``
    are import names; ``embedded`` engines work without any model file; ``layout`` is how its models lie on disk;
    ``settings`` are the keys of the settings table that change what it does.
    """

    name: str
    task: Task
    title: str
    target: str
    pack: str = ""
    requires: tuple[str, ...] = ()
    embedded: bool = False
    capabilities: Capabilities = field(default_factory=Capabilities)
    models: tuple[ModelSpec, ...] = ()
    settings: tuple[str, ...] = ()
    layout: Layout | None = None
    gpu_pack: str = ""

    def model(self, name: str) -> ModelSpec | None:
        """The downloadable model of that name, or None."""
        return next((model for model in self.models if model.name == name), None)
